/** What rules report, and the edits they offer. Places are offsets; nothing here knows lines or editors. */

import type { Edit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Another place that a finding speaks of. */
export interface Related {
  readonly file: string;
  readonly at: Range;
  readonly message: string;
}

/** Three sentences, each with its full stop: what is so, what follows from it on the network, and the next step. */
export interface Explanation {
  readonly what: string;
  readonly why: string;
  readonly advice: string;
}

/** One offered change. `safe`: it cannot change what the cluster does, except as the finding says it should. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  /** Edits of the finding's own file. */
  readonly edits: readonly Edit[];
  /** Edits of other files of the workspace. */
  readonly elsewhere?: readonly { readonly file: string; readonly edits: readonly Edit[] }[];
}

/** The object that a finding is about. */
export interface ResourceName {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
}

export interface Finding extends Explanation {
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  readonly at: Range;
  readonly resource: ResourceName | undefined;
  readonly related: readonly Related[];
  /** The bundle in which it holds; where it holds in several, the first by name. */
  readonly bundle: string;
  /** Set for what will stop working or has no effect, so that editors can strike it through or grey it out. */
  readonly tag: 'deprecated' | 'unnecessary' | undefined;
  /** The offered edits, computed when asked for, against the text that the finding was made on. */
  fixes(): readonly Fix[];
}

/** A finding that somebody allowed, and the reason they gave. */
export interface Suppressed {
  readonly finding: Finding;
  readonly reason: string;
  readonly origin: 'comment' | 'annotation' | 'configuration';
}

/** The three sentences as one line. */
export function messageOf({ what, why, advice }: Explanation): string {
  return [what, why, advice].filter(Boolean).join(' ');
}

export function compareFindings(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.at.start - b.at.start || a.at.end - b.at.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
