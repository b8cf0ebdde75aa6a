/** Breaks lines of text at spaces, so that a terminal of 80 columns shows them whole. */

const width = 80;

/** The words in lines of at most 80 columns where words allow it; the first line begins with `head`, the others with `indent`. */
export function wrap(head: string, words: string, indent: string): string[] {
  const lines: string[] = [];
  let line = head;
  let isEmpty = true;
  for (const word of words.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  lines.push(line);
  return lines;
}
