/** The place that is being written: the object around the cursor, and the way from it to the word, in broken YAML too. */

import type { ClusterProfile } from '../../cluster/profile.ts';
import type { Deployed, DeployedOf } from '../../kubernetes/deployed.ts';
import type { ResourceType } from '../../kubernetes/resource.ts';
import { type CompletionPlace, completionPlace } from '../../manifest/completion-place.ts';
import { lineEnd } from '../../manifest/layout.ts';
import { documentAt, isList, isMap, isScalar, type MapNode, type Node } from '../../manifest/located.ts';
import type { Bundle } from '../../workspace/bundle.ts';
import { keys } from '../../workspace/postings.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { View } from '../../workspace/view.ts';
import { finished } from './finished.ts';

export type Path = readonly (string | number)[];

export interface Site {
  readonly view: View;
  /** From the object to the mapping that a key would join, or to the value or item. */
  readonly path: Path;
  readonly place: CompletionPlace;
  readonly offset: number;
  readonly text: string;
  readonly profile: ClusterProfile | undefined;
}

/** The site of a cursor; undefined outside of objects, in comments and behind finished values. */
export function siteAt(
  snapshot: Snapshot,
  file: string,
  offset: number,
  profile: ClusterProfile | undefined,
): Site | undefined {
  const found = snapshot.files.get(file);
  const place = found && completionPlace(found.parsed, offset);
  if (!place || isBeforeWord(found.text, place)) return undefined;
  const document = documentAt(found.parsed.documents, offset);
  const index = document ? found.parsed.documents.indexOf(document) : -1;
  for (const bundle of snapshot.bundlesOf(file)) {
    const inDocument = (bundle.contribution(file)?.deployed ?? []).filter(
      ({ resource }) => resource.document === index,
    );
    const around = objectAround(document?.contents, place.path, inDocument);
    if (!around) continue;
    const whole = document && finished(found, document, index, place, around.deployed);
    const view = new View(snapshot, bundle, whole ?? around.deployed, new Set());
    return { view, path: around.path, place, offset, text: found.text, profile };
  }
  return undefined;
}

/** Whether something stands behind the cursor on its line, which what is chosen would run into. */
function isBeforeWord(text: string, { at }: CompletionPlace): boolean {
  return at.start === at.end && /^[ \t]*[^\s#,}\]]/.test(text.slice(at.end, lineEnd(text, at.end)));
}

/** Whether this is the object that is being written, in whatever state it was read. */
export function isSelf({ view }: Pick<Site, 'view'>, { resource }: Deployed): boolean {
  const self = view.self.resource;
  return resource.node.start === self.node.start && resource.file === self.file;
}

/** The object that a path leads into: the document itself, or an item of the list that the document is. */
function objectAround(
  contents: Node | undefined,
  path: Path,
  deployed: readonly Deployed[],
): { readonly deployed: Deployed; readonly path: Path } | undefined {
  let node = contents;
  for (let depth = 0; node; depth++) {
    const here = deployed.find(({ resource }) => resource.node === node);
    if (here) return { deployed: here, path: path.slice(depth) };
    const step = path[depth];
    if (step === undefined) return undefined;
    node = stepInto(node, step);
  }
  return undefined;
}

/** The node at a path in the object, as far as the tree has it. */
export function nodeAt({ view }: Pick<Site, 'view'>, path: Path): Node | undefined {
  let node: Node | undefined = view.self.resource.node;
  for (const step of path) node = node && stepInto(node, step);
  return node;
}

export function mapAt(site: Pick<Site, 'view'>, path: Path): MapNode | undefined {
  const node = nodeAt(site, path);
  return isMap(node) ? node : undefined;
}

/** The text of a scalar at a path; undefined where there is none or it is empty. */
export function textAt(site: Pick<Site, 'view'>, path: Path): string | undefined {
  const node = nodeAt(site, path);
  return isScalar(node) && node.value !== null && node.value !== '' ? String(node.value) : undefined;
}

/** The text of a field beside the value that is being written. */
export function textBeside(site: Site, field: string): string | undefined {
  return textAt(site, [...site.path.slice(0, -1), field]);
}

function stepInto(node: Node, step: string | number): Node | undefined {
  if (isMap(node)) return node.get(String(step));
  return isList(node) ? node.items[Number(step)] : undefined;
}

/**
 * The objects of a type that one in this namespace can name: those of the namespace, then those that leave theirs open;
 * for an object that leaves its own open, all of them.
 */
export function reachable<T extends ResourceType>(
  { view }: Pick<Site, 'view'>,
  type: T,
  namespace: string | undefined,
): readonly DeployedOf<T>[] {
  const own = view.inNamespace(type, namespace);
  if (namespace !== undefined) {
    const open = view.filed(keys.type(type, undefined)) as readonly DeployedOf<T>[];
    return [...own, ...open];
  }
  return [...own, ...allOf(view.bundle, type).filter((one) => one.namespace !== undefined)];
}

/** Every object of a type in a bundle, in the order of their names. */
export function allOf<T extends ResourceType>(bundle: Bundle, type: T): DeployedOf<T>[] {
  const found: DeployedOf<T>[] = [];
  for (const { deployed } of bundle.unordered()) {
    for (const one of deployed) if (one.resource.type === type) found.push(one as DeployedOf<T>);
  }
  return found.sort((a, b) => (a.resource.name < b.resource.name ? -1 : a.resource.name > b.resource.name ? 1 : 0));
}
