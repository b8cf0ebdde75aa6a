/** Proposes the keys and values of labels in selectors, first those that go with what the selector demands already. */

import { isList, stringOf } from '../../manifest/located.ts';
import { inlineCode } from '../../text/markdown.ts';
import { touches } from '../../text/range.ts';
import { countOf } from '../../text/words.ts';
import type { Carrier } from './carriers.ts';
import { type Proposal, withoutRepeats } from './proposal.ts';
import { mapAt, nodeAt, type Path, type Site } from './site.ts';

/** A key of more values than this is proposed alone, and its values once it is written. */
const mostPairs = 12;
const listed = 12;

/** Keys for a map of labels, together with their values where these are few. */
export function proposeLabels(site: Site, carriers: readonly Carrier[]): Proposal[] {
  const map = mapAt(site, site.path);
  const written = new Map<string, string>();
  for (const { key, name, value } of map?.entries ?? []) {
    if (!touches(key, site.place.at.start)) written.set(name, stringOf(value) ?? '');
  }
  const fitting = carriers.filter((carrier) => fits(carrier, written));
  const own = ownName(site);
  const byKey = new Map<string, Map<string, Carrier[]>>();
  for (const carrier of carriers) {
    for (const [key, value] of carrier.labels) {
      if (written.has(key)) continue;
      const values = byKey.get(key) ?? new Map<string, Carrier[]>();
      byKey.set(key, values);
      const list = values.get(value) ?? [];
      values.set(value, list);
      list.push(carrier);
    }
  }
  const isFitting = new Set(fitting);
  return [...byKey].flatMap(([key, values]): Proposal[] => {
    if (values.size > mostPairs || hasColon(site)) return [keyAlone(key, values)];
    return [...values].map(([value, all]) => {
      const chosen = all.filter((carrier) => isFitting.has(carrier));
      return { ...pairOf(value, all, chosen, own), value: key, pair: { choices: [value] } };
    });
  });
}

/** Values for a key of a map of labels. */
export function proposeLabelValues(site: Site, carriers: readonly Carrier[]): Proposal[] {
  const key = String(site.path.at(-1));
  const written = new Map<string, string>();
  for (const { name, value } of mapAt(site, site.path.slice(0, -1))?.entries ?? []) {
    if (name !== key) written.set(name, stringOf(value) ?? '');
  }
  return valuesOf(key, carriers, written, ownName(site));
}

/** Keys for an item of `matchExpressions`. */
export function proposeExpressionKeys(_: Site, carriers: readonly Carrier[]): Proposal[] {
  const byKey = new Map<string, Map<string, Carrier[]>>();
  for (const carrier of carriers) {
    for (const [key, value] of carrier.labels) {
      const values = byKey.get(key) ?? new Map<string, Carrier[]>();
      byKey.set(key, values.set(value, [...(values.get(value) ?? []), carrier]));
    }
  }
  return [...byKey].map(([key, values]) => {
    const { pair: _, ...proposal } = keyAlone(key, values);
    return proposal;
  });
}

/** Values for an item of `matchExpressions`, those already in its list left out. */
export function proposeExpressionValues(site: Site, carriers: readonly Carrier[]): Proposal[] {
  const item = site.path.slice(0, -2);
  const node = nodeAt(site, [...item, 'key']);
  const key = stringOf(node);
  if (key === undefined) return [];
  const list = nodeAt(site, site.path.slice(0, -1));
  const index = site.path.at(-1);
  const taken = isList(list) ? list.items.flatMap((one, at) => (at === index ? [] : (stringOf(one) ?? []))) : [];
  const all = valuesOf(key, carriers, labelsBeside(site, item), ownName(site));
  return all.filter(({ value }) => !taken.includes(String(value)));
}

function valuesOf(
  key: string,
  carriers: readonly Carrier[],
  written: ReadonlyMap<string, string>,
  own: string | undefined,
): Proposal[] {
  const byValue = Map.groupBy(
    carriers.filter(({ labels }) => labels.has(key)),
    ({ labels }) => labels.get(key)!,
  );
  const proposals = [...byValue].map(([value, all]) => {
    const chosen = all.filter((carrier) => fits(carrier, written));
    return { ...pairOf(value, all, chosen, own), value };
  });
  return withoutRepeats(proposals);
}

/** A value that some carriers have, `chosen` those among them that the selector would select with it. */
function pairOf(
  value: string,
  all: readonly Carrier[],
  chosen: readonly Carrier[],
  own: string | undefined,
): Omit<Proposal, 'value'> {
  const shown = chosen.length > 0 ? chosen : all;
  const rank = chosen.length === 0 ? 2 : value === own ? 0 : 1;
  return { kind: 'label', detail: countWords(shown), rank, describe: () => about(all, chosen) };
}

function keyAlone(key: string, values: ReadonlyMap<string, readonly Carrier[]>): Proposal {
  const all = [...new Set([...values.values()].flat())];
  const names = [...values.keys()].sort();
  const more = names.length > listed ? ` and ${names.length - listed} more` : '';
  const describe = () => {
    return `${countOf(names.length, 'value')}: ${names.slice(0, listed).map(inlineCode).join(', ')}${more}.`;
  };
  return { value: key, kind: 'label', detail: countWords(all), rank: 1, pair: { choices: [] }, describe };
}

function countWords(carriers: readonly Carrier[]): string {
  const [first] = carriers;
  return carriers.length === 1 ? first!.title : `${first!.title} and ${countOf(carriers.length - 1, 'other')}`;
}

function about(all: readonly Carrier[], chosen: readonly Carrier[]): string {
  if (chosen.length > 0) return `Selects with it:\n\n${linesOf(chosen)}`;
  return `Nothing carries it together with the other labels here. It is carried by:\n\n${linesOf(all)}`;
}

function linesOf(carriers: readonly Carrier[]): string {
  const lines = carriers.slice(0, listed).map(({ title, file }) => `- ${title}${file === '' ? '' : ` (${file})`}`);
  if (carriers.length > listed) lines.push(`- and ${carriers.length - listed} more`);
  return lines.join('\n');
}

function fits({ labels }: Carrier, written: ReadonlyMap<string, string>): boolean {
  for (const [key, value] of written) if (labels.get(key) !== value) return false;
  return true;
}

/** The labels that a selector demands beside one of its expressions. */
function labelsBeside(site: Site, item: Path): ReadonlyMap<string, string> {
  const map = mapAt(site, [...item.slice(0, -2), 'matchLabels']);
  return new Map((map?.entries ?? []).map(({ name, value }) => [name, stringOf(value) ?? '']));
}

/** A Service or a policy is most often about what is called as it is. */
function ownName({ view, path }: Site): string | undefined {
  const { resource } = view.self;
  const isOwn = resource.type === 'Service' || (resource.type === 'NetworkPolicy' && path[1] === 'podSelector');
  return isOwn ? resource.name : undefined;
}

function hasColon({ place, text }: Site): boolean {
  return /^[ \t]*:(?:\s|$)/.test(text.slice(place.at.end, place.at.end + 80));
}
