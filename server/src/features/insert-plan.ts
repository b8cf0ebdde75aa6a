/** Puts a plan into the `cluster:` of a `.portolan.yaml`, beside whatever else stands there. */

import type { Plan } from '../cluster/plan.ts';
import { fieldsOf, type PoolFields } from '../cluster/plan-profile.ts';
import { clusterLines, type PlainFields } from '../cluster/plan-yaml.ts';
import { isMap, type MapNode, plainValue, writtenEntries } from '../manifest/located.ts';
import { parse } from '../manifest/parse.ts';
import { addEntry, removeEntry, setEntry } from '../manifest/rewrite-map.ts';
import type { PlainValue } from '../manifest/write-value.ts';
import { applyEdits, type Edit } from '../text/edit.ts';
import { configurationName } from '../workspace/configuration.ts';
import type { ChosenCluster } from './cluster.ts';

/** The file that a plan belongs into: the one that tells of the cluster already, else one that counts for no other cluster. */
export function planFile({ choice, names }: ChosenCluster): string {
  const readings = choice.kind === 'profile' ? choice.readings : [];
  const own = readings.find(({ source }) => source === 'portolan-yaml');
  if (own) return own.file;
  const described = names.length > 1 ? (readings[0]?.file ?? '') : '';
  return described.slice(0, described.lastIndexOf('/') + 1) + configurationName;
}

/** The text with the plan in it; undefined where the file holds something that cannot be edited. */
export function withPlan(text: string, plan: Plan, name: string | undefined): string | undefined {
  const fields: PlainFields = { ...(name !== undefined && { name }), ...(fieldsOf(plan) as unknown as PlainFields) };
  const root = rootOf(text);
  if (!root) return text.trim() === '' || isCommentOnly(text) ? `${text}${fresh(fields)}` : undefined;
  const cluster = root.get('cluster');
  if (!cluster) return edited(text, addEntry(text, root, 'cluster', fields));
  if (!isMap(cluster) || cluster.entries.length === 0) return edited(text, setEntry(text, root, 'cluster', fields));
  const present = plainValue(cluster) as PlainFields;
  return Object.entries(changes(present, fields)).reduce<string | undefined>(putField, text);
}

/** Undefined stands for a field that goes. */
type Changes = Readonly<Record<string, PlainValue | undefined>>;

/** What differs between the fields that stand there and those of the plan. */
function changes(present: PlainFields, planned: PlainFields): Changes {
  const wanted: Record<string, PlainValue | undefined> = {
    ...planned,
    ...rangeFields(present, 'podCidr', planned.podCidr),
    ...rangeFields(present, 'serviceCidr', planned.serviceCidr),
    networkPluginMode: planned.networkPluginMode,
    subnets: mergedByName(present.subnets, planned.subnets, []),
    nodePools: mergedByName(present.nodePools, planned.nodePools, placeFields),
  };
  // The cluster keeps the name that it has.
  if (present.name !== undefined) delete wanted.name;
  return Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(present[field])),
  );
}

/** Fields of a pool that only some models have. */
const placeFields: readonly (keyof PoolFields)[] = ['podSubnet', 'podIPAllocationMode'];

/** A range that stands in the list of a dual-stack cluster keeps its IPv6 neighbour. */
function rangeFields(present: PlainFields, field: string, range: PlainValue | undefined): Changes {
  const listed = present[`${field}s`];
  const others = Array.isArray(listed) ? listed.filter((item) => String(item).includes(':')) : [];
  if (others.length === 0) return { [field]: range, [`${field}s`]: undefined };
  const ranges = range === undefined ? others : [range, ...others];
  return { [field]: undefined, [`${field}s`]: ranges };
}

function mergedByName(
  present: PlainValue | undefined,
  planned: PlainValue | undefined,
  dropped: readonly string[],
): PlainValue {
  const [mine, theirs] = [present, planned].map((list) => (Array.isArray(list) ? (list as PlainFields[]) : []));
  const merged = mine!.map((item) => {
    const twin = theirs!.find(({ name }) => name === item.name);
    if (!twin) return item;
    const kept = Object.entries(item).filter(([field]) => !dropped.includes(field));
    return { ...Object.fromEntries(kept), ...twin };
  });
  const added = theirs!.filter(({ name }) => !mine!.some((item) => item.name === name));
  return [...merged, ...added];
}

/** Each field is put into the text that the one before it left. */
function putField(
  text: string | undefined,
  [field, value]: readonly [string, PlainValue | undefined],
): string | undefined {
  const cluster = text === undefined ? undefined : rootOf(text)?.get('cluster');
  if (text === undefined || !isMap(cluster)) return undefined;
  const place = field === 'name' ? 'first' : undefined;
  if (value !== undefined) return edited(text, setEntry(text, cluster, field, value, place));
  const entry = writtenEntries(cluster).find(({ name }) => name === field);
  return entry ? edited(text, removeEntry(text, cluster, entry)) : text;
}

function rootOf(text: string): MapNode | undefined {
  const document = parse(text).documents.find(({ contents }) => contents);
  const isBroken = document?.problems.some(({ code }) => code === 'syntax');
  return isMap(document?.contents) && !isBroken ? document.contents : undefined;
}

function edited(text: string, edits: readonly Edit[] | undefined): string | undefined {
  return edits && applyEdits(text, edits);
}

function fresh(fields: PlainFields): string {
  return `${clusterLines(fields).join('\n')}\n`;
}

function isCommentOnly(text: string): boolean {
  return text.split(/\r?\n/).every((line) => /^\s*(#.*)?$/.test(line)) && /(^|\n)$/.test(text);
}
