/** Fills in a snippet as VS Code does when nothing is typed over: every placeholder its default, every choice each of its options. */

/** One text for the first options and one more for each further option of a choice. */
export function expansionsOf(body: string): string[] {
  const first = new Map<string, string>();
  const others: [number: string, option: string][] = [];
  for (const [, number = '', text = '', options] of body.matchAll(/\$\{(\d+)(?::([^}]*)|\|([^}]*)\|)\}/g)) {
    if (first.has(number)) throw new Error(`The placeholder ${number} is defined twice.`);
    const [option = '', ...rest] = options?.split(',') ?? [text];
    first.set(number, option);
    others.push(...rest.map((each): [string, string] => [number, each]));
  }
  return [first, ...others.map(([number, option]) => new Map(first).set(number, option))].map((values) =>
    filledIn(body, values),
  );
}

function filledIn(body: string, values: ReadonlyMap<string, string>): string {
  return body
    .replace(/\$\{(\d+)[:|][^}]*\}|\$(\d+)/g, (written, defined?: string, linked?: string) => {
      const number = defined ?? linked ?? '';
      if (number === '0') return '';
      const value = values.get(number);
      if (value === undefined) throw new Error(`${written} refers to no placeholder.`);
      return value;
    })
    .replaceAll('\\$', '$');
}
