/** Where lenses stand in a file, and what each says. */

import type { Deployed } from '../kubernetes/deployed.ts';
import type { Reachability } from '../network/reachability.ts';
import type { Range } from '../text/range.ts';
import type { Bundle } from '../workspace/bundle.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { deployedAt } from './hover.ts';
import { type SummaryKind, summaryKindOf, summaryOf } from './summary.ts';

export interface Lens {
  readonly kind: SummaryKind;
  /** The whole object. */
  readonly at: Range;
}

/** The objects of a file that a lens of one of these kinds is about. What it says is asked for apart, as it costs more. */
export function lensesOf(snapshot: Snapshot, path: string, kinds: ReadonlySet<SummaryKind>): Lens[] {
  const [bundle] = snapshot.bundlesOf(path);
  return (bundle?.contribution(path)?.deployed ?? []).flatMap(({ resource }): Lens[] => {
    const kind = summaryKindOf(resource);
    return kind && kinds.has(kind) && resource.name !== '' ? [{ kind, at: resource.node }] : [];
  });
}

/** What the lens on the object at an offset says; undefined where no object is any more. */
export function lensTitle(
  snapshot: Snapshot,
  path: string,
  offset: number,
  reachabilityOf: (bundle: Bundle) => Reachability,
): string | undefined {
  const found = deployedAt(snapshot, path, offset);
  if (!found) return undefined;
  const summary = remembered(reachabilityOf(found.bundle), found.deployed);
  // One base file stands in several bundles; the answer is about the first.
  return snapshot.bundlesOf(path).length > 1 ? `${summary} · in ${bundleWords(found.bundle)}` : summary;
}

const summaries = new WeakMap<Reachability, Map<Deployed, string>>();

/** A state of a bundle never changes, so each object is summed up once in it. */
function remembered(reachability: Reachability, self: Deployed): string {
  const known = summaries.get(reachability) ?? new Map<Deployed, string>();
  summaries.set(reachability, known);
  const summary = known.get(self) ?? summaryOf(reachability, self);
  known.set(self, summary);
  return summary;
}

function bundleWords({ id }: Bundle): string {
  return id.slice(id.indexOf(':') + 1) || 'the root folder';
}
