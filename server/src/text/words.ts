/** Small pieces of English that several floors need. */

/** `a`, `a and b`, `a, b and c`. */
export function listWords(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** `1 pod`, `2 pods`; the plural is given where it is not just an s. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}

/** At most `limit` words, the rest counted: `a, b and 3 more`. */
export function someOf(words: readonly string[], limit = 3): string {
  if (words.length <= limit) return listWords(words);
  return `${words.slice(0, limit).join(', ')} and ${words.length - limit} more`;
}
