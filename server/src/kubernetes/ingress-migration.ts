/** Rewrites an Ingress of the beta versions to networking.k8s.io/v1 without changing what it does (KEP-1453). */

import { isList, isMap, type MapNode, type Node, stringOf } from '../manifest/located.ts';
import { renameKey } from '../manifest/rewrite.ts';
import { setEntry } from '../manifest/rewrite-map.ts';
import { replaceNode } from '../manifest/rewrite-node.ts';
import { type PlainValue, valueIn } from '../manifest/write-value.ts';
import type { Edit } from '../text/edit.ts';
import { isNull, isPlaceholder } from './shape.ts';

/** Edits of everything below `spec`; undefined where a part cannot be converted with certainty. */
export function ingressSpecEdits(text: string, ingress: MapNode): Edit[] | undefined {
  const spec = ingress.get('spec');
  if (!isMap(spec)) return [];
  const edits: (Edit[] | undefined)[] = [];
  const backend = spec.entry('backend');
  if (backend) edits.push(renameKey(text, backend, 'defaultBackend'), backendEdits(text, spec, backend.value));
  for (const rule of mapsIn(spec.get('rules'))) {
    const http = rule.get('http');
    if (!isMap(http)) continue;
    for (const path of mapsIn(http.get('paths'))) edits.push(...pathEdits(text, path));
  }
  return allOf(edits);
}

/** The edits together; undefined when one of them cannot be made. */
export function allOf(parts: readonly (Edit[] | undefined)[]): Edit[] | undefined {
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

/** `serviceName` and `servicePort` become `service.name` and `service.port`. Other backends stay as they are. */
export function backendEdits(text: string, parent: MapNode, backend: Node | undefined): Edit[] | undefined {
  if (!isMap(backend)) return [];
  const name = backend.entry('serviceName');
  const port = backend.entry('servicePort');
  if (!name && !port) return [];
  const service: Record<string, PlainValue> = name ? { name: valueIn(name.value) } : {};
  if (port) {
    const converted = portOf(port.value);
    if (!converted) return undefined;
    service.port = converted;
  }
  const others = backend.entries.filter((entry) => entry !== name && entry !== port);
  const rest = others.map((entry) => [entry.name, valueIn(entry.value)] as const);
  return replaceNode(text, parent, backend, { service, ...Object.fromEntries(rest) });
}

/** The betas took every path for ImplementationSpecific where none was given. */
function pathEdits(text: string, path: MapNode): (Edit[] | undefined)[] {
  const pathType = path.get('pathType');
  const place = path.entry('path') ? { after: 'path' } : 'first';
  const isGiven = pathType !== undefined && !isNull(pathType);
  const added = isGiven ? [] : setEntry(text, path, 'pathType', 'ImplementationSpecific', place);
  return [added, backendEdits(text, path, path.get('backend'))];
}

/** A name that is all digits was meant as a number: no port can be named so. */
function portOf(node: Node): PlainValue | undefined {
  if (node.kind !== 'scalar') return undefined;
  if (typeof node.value === 'number') return { number: node.value };
  const name = stringOf(node);
  if (name === undefined || isPlaceholder(name)) return undefined;
  return /^[0-9]+$/.test(name) ? { number: Number(name) } : { name };
}

function mapsIn(node: Node | undefined): MapNode[] {
  return isList(node) ? node.items.filter(isMap) : [];
}
