/** Writes JSON the way the formatter leaves it, so that generated files need no formatting. */

const width = 120;

export function writeJson(value: unknown): string {
  return `${written(value, '', '')}\n`;
}

/** A list of plain values stands on one line where it fits; objects never do. */
function written(value: unknown, indent: string, before: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const plain = value.every((item) => typeof item !== 'object' || item === null);
    const short = `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
    // One more for the comma that may follow.
    if (plain && indent.length + before.length + short.length + 1 <= width) return short;
    return `[\n${value.map((item) => inner + written(item, inner, '')).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return '{}';
  const lines = entries.map(([key, item]) => {
    const name = `${JSON.stringify(key)}: `;
    return inner + name + written(item, inner, name);
  });
  return `{\n${lines.join(',\n')}\n${indent}}`;
}
