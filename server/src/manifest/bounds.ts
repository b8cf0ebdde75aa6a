/** How much one file may hold before reading stops with a problem, and within which limits that can be set. */

export interface Bounds {
  /** Length of the text in UTF-16 units. */
  readonly fileSize: number;
  readonly documents: number;
  /** Nesting of mappings and sequences. */
  readonly depth: number;
  /** Nodes that aliases and merge keys of one document may add. */
  readonly aliasedNodes: number;
}

export const defaultBounds: Bounds = { fileSize: 20_000_000, documents: 50_000, depth: 100, aliasedNodes: 20_000 };

/** The least and the most that each bound can be set to: readers go down as deep as values are nested. */
export const boundRanges: Readonly<Record<keyof Bounds, { readonly min: number; readonly max: number }>> = {
  fileSize: { min: 1_000, max: 100_000_000 },
  documents: { min: 1, max: 1_000_000 },
  depth: { min: 10, max: 500 },
  aliasedNodes: { min: 0, max: 1_000_000 },
};

export const boundNames = Object.keys(defaultBounds) as readonly (keyof Bounds)[];

/** Whether a bound can be set to a value. */
export function isBound(name: keyof Bounds, value: unknown): value is number {
  const { min, max } = boundRanges[name];
  return Number.isInteger(value) && min <= (value as number) && (value as number) <= max;
}
