/** What a hover says: the meaning of what stands under the cursor, in Markdown. */

import type { ClusterProfile } from '../cluster/profile.ts';
import { carriersOf } from '../kubernetes/annotations/carried.ts';
import type { Deployed } from '../kubernetes/deployed.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { nameAt } from '../kubernetes/resource.ts';
import { pathAt } from '../manifest/cursor.ts';
import { type Range, touches } from '../text/range.ts';
import type { Bundle } from '../workspace/bundle.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { View } from '../workspace/view.ts';
import { describeAnnotation, unreadWords } from './hover-annotation.ts';
import { describeCidr } from './hover-cidr.ts';
import { describeMention } from './hover-mention.ts';
import { describeObject } from './hover-object.ts';
import { describePath } from './hover-path.ts';
import { describePort } from './hover-port.ts';
import { describeSelector } from './hover-selector.ts';
import { describeStatement } from './hover-statement.ts';
import { mentionAt } from './navigation.ts';

export interface Hover {
  readonly at: Range;
  readonly markdown: string;
}

/** What is known outside the manifests. */
export interface HoverFacts {
  readonly profile: ClusterProfile | undefined;
}

/** The most specific thing that can be said at an offset. */
export function hoverAt(snapshot: Snapshot, path: string, offset: number, facts: HoverFacts): Hover | undefined {
  const file = snapshot.files.get(path);
  if (!file) return undefined;
  const statement = describeStatement(file, offset, facts.profile);
  if (statement) return statement;
  const found = deployedAt(snapshot, path, offset);
  if (!found) return undefined;
  const view = new View(snapshot, found.bundle, found.deployed, new Set());
  const { resource } = found.deployed;
  const place = pathAt(file.parsed, offset);
  return (
    (place ? describeCidr(place, offset, file.text, facts.profile) : undefined) ??
    annotationAt(view, offset) ??
    describeSelector(view, offset) ??
    describePath(view, offset) ??
    describePort(view, offset) ??
    mentioned(snapshot, path, offset) ??
    (place?.on === 'key' && place.node ? labelAt(snapshot, path, place.node.start) : undefined) ??
    objectAt(view, resource, offset)
  );
}

/** The object around an offset, in the first bundle that deploys it. */
export function deployedAt(
  snapshot: Snapshot,
  path: string,
  offset: number,
): { deployed: Deployed; bundle: Bundle } | undefined {
  for (const bundle of snapshot.bundlesOf(path)) {
    const deployed = bundle.contribution(path)?.deployed.find(({ resource }) => touches(resource.node, offset));
    if (deployed) return { deployed, bundle };
  }
  return undefined;
}

/** An annotation of the object, of its pod template, or of another field that is read like one. */
function annotationAt(view: View, offset: number): Hover | undefined {
  for (const carrier of carriersOf(view.self.resource)) {
    for (const { key, value, row } of carrier.annotations) {
      const at = [key.at, value.at].find((range) => touches(range, offset));
      if (!at) continue;
      const markdown = row && describeAnnotation(key.value, value.value, unreadWords(row, carrier, view));
      return markdown === undefined ? undefined : { at, markdown };
    }
  }
  return undefined;
}

function mentioned(snapshot: Snapshot, path: string, offset: number): Hover | undefined {
  const found = mentionAt(snapshot, path, offset);
  if (!found) return undefined;
  return { at: found.mention.at, markdown: describeMention(snapshot, found.bundle, found.mention, path, offset) };
}

/** On the key of a label, what its value says. */
function labelAt(snapshot: Snapshot, path: string, value: number): Hover | undefined {
  return mentionAt(snapshot, path, value)?.mention.kind === 'label' ? mentioned(snapshot, path, value) : undefined;
}

function objectAt(view: View, resource: Resource, offset: number): Hover | undefined {
  const at = [nameAt(resource), resource.kindAt].find((range) => touches(range, offset));
  const markdown = at && describeObject(view);
  return at && markdown !== undefined ? { at, markdown } : undefined;
}
