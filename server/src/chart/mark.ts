/** Elements of a drawing as plain data, so that one drawing can become text on paper and elements in a window. */

export interface Mark {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (Mark | string)[];
}

export function mark(tag: string, attributes: Mark['attributes'] = {}, ...children: readonly (Mark | string)[]): Mark {
  return { tag, attributes, children };
}

/** The mark as XML text. Everything is escaped: names come from files that anybody may have written. */
export function markText({ tag, attributes, children }: Mark): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  if (children.length === 0) return `<${tag}${written.join('')}/>`;
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : markText(child)));
  return `<${tag}${written.join('')}>${inner.join('')}</${tag}>`;
}

function escaped(text: string): string {
  // XML has no way to write control characters but these three.
  const printable = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
  return printable.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A number as drawings write it: a tenth of a pixel is fine enough. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
