/** HTML as a value: what is put into a template is escaped, unless it is markup already. */

/** Text that is HTML. Made by `html` alone, so that nothing from a manifest gets in unescaped. */
export class Markup {
  readonly text: string;

  private constructor(text: string) {
    this.text = text;
  }

  /** A template with its blanks filled in; `false` and undefined fill in nothing. */
  static of(strings: readonly string[], values: readonly Filling[]): Markup {
    return new Markup(strings.map((string, i) => `${string}${i < values.length ? filled(values[i]!) : ''}`).join(''));
  }

  /** For text of our own that is HTML as it stands: styles, scripts, pictures that we drew. */
  static trusted(text: string): Markup {
    return new Markup(text);
  }
}

export type Filling = string | number | Markup | readonly Markup[] | false | undefined;

export function html(strings: TemplateStringsArray, ...values: Filling[]): Markup {
  return Markup.of(strings, values);
}

function filled(value: Filling): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map((one) => one.text).join('');
  return escapeHtml(String(value));
}

/** Also shows characters that would hide or turn around what follows them, which a report must not do. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!).replace(hiding, codePoint);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters but for tab and line feed, and those that steer the direction of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const hiding = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

function codePoint(character: string): string {
  // A carriage return is a line break's other half.
  if (character === '\r') return '';
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
