/** Text from manifests inside Markdown: nothing of it may be taken for markup. */

/** Words in running text or in a table cell. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#]/g, (mark) => `\\${mark}`).replace(/\s+/g, ' ');
}

/** A name or value as inline code. */
export function inlineCode(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  return `${fence}${text.replaceAll('|', '\\|').replace(/\s+/g, ' ')}${fence}`;
}
