/** What can be proposed at a cursor, before it is written the way the text around it needs. */

export type ProposalKind = 'object' | 'port' | 'label' | 'annotation' | 'value' | 'addresses';

export interface Proposal {
  /** The value, or the key with `pair` beside it. Numbers are written plain, strings with quotes where YAML needs them. */
  readonly value: string | number;
  readonly kind: ProposalKind;
  /** A few words that stand beside it in the list. */
  readonly detail: string;
  /** Lower ranks come first; equals come in the order of their names. */
  readonly rank: number;
  /** For keys: what is written behind the colon. */
  readonly pair?: Pair;
  /** Entries that must stand beside the value, written on lines of their own below it. */
  readonly beside?: readonly (readonly [key: string, value: string])[];
  readonly deprecated?: true;
  /** What there is to know about it, in Markdown; asked for one proposal at a time. */
  readonly describe?: () => string | undefined;
}

/** The value of a key: one that is known, or some to choose from, and whether it stands in quotes whatever it is. */
export interface Pair {
  readonly choices: readonly string[];
  readonly isQuoted?: true;
}

/** Proposals of one value each from lists that may name it twice: the first and best ranked remains. */
export function withoutRepeats(proposals: readonly Proposal[]): Proposal[] {
  const best = new Map<string, Proposal>();
  for (const proposal of proposals) {
    const key = `${proposal.value}\n${proposal.pair?.choices.join('\n') ?? ''}`;
    const known = best.get(key);
    if (!known || proposal.rank < known.rank) best.set(key, proposal);
  }
  return [...best.values()];
}
