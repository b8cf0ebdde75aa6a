/** One line of shown arithmetic, as data that text, JSON and Markdown can each print in their way. */

/** A number that a formula names. */
export interface Term {
  readonly name: string;
  readonly value: number;
}

export interface Step {
  readonly label: string;
  /** The formula in words, `(nodes + surge) × pods per node`. */
  readonly formula: string;
  readonly terms: readonly Term[];
  /** The formula with its numbers put in, `(50 + 1) × 30`. */
  readonly worked: string;
  /** A count, or a prefix length such as `/21`. */
  readonly result: number | string;
  /** The page that states the formula. */
  readonly source: string;
}

/** Builds a step; the formula names its terms, and their numbers are put in here. */
export function step(
  label: string,
  formula: string,
  terms: Readonly<Record<string, number>>,
  result: number | string,
  source: string,
): Step {
  const listed = Object.entries(terms).map(([name, value]) => ({ name, value }));
  return { label, formula, terms: listed, worked: putIn(formula, listed), result, source };
}

/** A whole number with a comma at every thousand. */
export function grouped(number: number | bigint): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Replaces every name by its number in one pass, longer names first, so that no number or shorter name is hit. */
function putIn(formula: string, terms: readonly Term[]): string {
  if (terms.length === 0) return formula;
  const names = terms.map(({ name }) => name).sort((a, b) => b.length - a.length);
  const numbers = new Map(terms.map(({ name, value }) => [name, grouped(value)]));
  return formula.replace(new RegExp(`\\b(?:${names.join('|')})\\b`, 'g'), (name) => numbers.get(name)!);
}
