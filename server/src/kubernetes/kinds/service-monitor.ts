/** ServiceMonitor (monitoring.coreos.com) of the Prometheus operator: which Services and ports it looks for. */

import { isList, isMap, type Node, type ScalarNode, stringOf } from '../../manifest/located.ts';
import type { Located, Range } from '../../text/range.ts';
import { labelSelectorShape, type Selector, selectorOf } from '../labels.ts';
import { onOneLine } from '../pointing.ts';
import type { ResourceBase } from '../resource.ts';
import { isPlaceholder, type ReadContext } from '../shape.ts';

export interface Monitor {
  readonly selector: Selector;
  readonly selectorAt: Range | undefined;
  /** The namespaces it looks into; undefined means its own. */
  readonly namespaces: readonly string[] | 'any' | undefined;
  /** The named ports of its endpoints. */
  readonly ports: readonly Located<string>[];
}

export function isServiceMonitor({ group, kind }: ResourceBase): boolean {
  return group === 'monitoring.coreos.com' && kind === 'ServiceMonitor';
}

/** Undefined for other kinds, and for what a later step still substitutes. */
export function monitorOf(resource: ResourceBase): Monitor | undefined {
  if (!isServiceMonitor(resource)) return undefined;
  const spec = resource.node.get('spec');
  const entry = isMap(spec) ? spec.entry('selector') : undefined;
  if (!isMap(spec) || !entry) return undefined;
  const written = labelSelectorShape.read(entry.value, quiet(), entry.key);
  if (!written) return undefined;
  const selector = selectorOf(written);
  if (isPlaceholder(selector.key)) return undefined;
  const endpoints = spec.get('endpoints');
  const ports = isList(endpoints)
    ? endpoints.items.flatMap((item) => (isMap(item) ? named(item.get('port')) : []))
    : [];
  return { selector, selectorAt: onOneLine(written), namespaces: namespacesOf(spec.get('namespaceSelector')), ports };
}

function namespacesOf(node: Node | undefined): Monitor['namespaces'] {
  if (!isMap(node)) return undefined;
  const any = node.get('any');
  if (any?.kind === 'scalar' && any.value === true) return 'any';
  const names = node.get('matchNames');
  const list = isList(names) ? names.items.map(stringOf).filter((name) => name !== undefined) : [];
  return list.length > 0 ? list : undefined;
}

function named(node: Node | undefined): Located<string>[] {
  const value = stringOf(node);
  return value === undefined || isPlaceholder(value) ? [] : [node as ScalarNode & Located<string>];
}

function quiet(): ReadContext {
  return { text: '', enclosing: [], report: () => undefined };
}
