/** A selector in words: which workloads it selects now, and what comes nearest when it selects none. */

import { policyRules } from '../kubernetes/kinds/network-policy.ts';
import { serviceSelector } from '../kubernetes/kinds/service.ts';
import { everything, type Selector, selectorOf, selectorText, type WrittenSelector } from '../kubernetes/labels.ts';
import { type Resource, titleOf } from '../kubernetes/resource.ts';
import type { Placed } from '../kubernetes/shape.ts';
import { inlineCode } from '../text/markdown.ts';
import { type Range, touches } from '../text/range.ts';
import type { View } from '../workspace/view.ts';
import type { Hover } from './hover.ts';

/** How many workloads a hover lists. */
const listed = 12;

/** Describes the selector whose key or labels the cursor touches. Values are left to the hover of labels. */
export function selectorAt(
  view: View,
  resource: Resource,
  offset: number,
  describe: (view: View, selector: Selector, namespace: string | undefined) => string,
): Hover | undefined {
  for (const { placed, selector, namespace } of selectorsOf(view, resource)) {
    const at = keysOf(placed).find((range) => touches(range, offset));
    if (at) return { at, markdown: describe(view, selector, namespace) };
  }
  return undefined;
}

export function describeSelector(view: View, selector: Selector, namespace: string | undefined): string {
  const { found, possible } = view.podsOf(selector, namespace);
  const head = `Selects pods with ${inlineCode(selectorText(selector))}${namespace === undefined ? '' : ` in namespace ${inlineCode(namespace)}`}.`;
  const lines = [...found, ...possible]
    .slice(0, listed)
    .map(({ resource }) => `- ${titleOf(resource)} (${resource.file})`);
  const more = found.length + possible.length - lines.length;
  if (more > 0) lines.push(`- and ${more} more`);
  if (lines.length > 0) return `${head}\n\nNow it selects:\n\n${lines.join('\n')}`;
  const absence = view.absenceOfPods(selector, namespace);
  if (absence.strength === 'unknown')
    return `${head}\n\nNo workload in view carries these labels; they may come from outside.`;
  if (absence.strength === 'certain') return `${head}\n\nNo workload carries these labels.`;
  const places = absence.at.slice(0, listed).map((one) => `- ${titleOf(one.resource)} (${one.resource.file})`);
  return `${head}\n\nNone does here. Elsewhere in the workspace:\n\n${places.join('\n')}`;
}

interface PlacedSelector {
  readonly placed: Placed;
  readonly selector: Selector;
  readonly namespace: string | undefined;
}

function selectorsOf(view: View, resource: Resource): PlacedSelector[] {
  const { namespace } = view;
  switch (resource.type) {
    case 'Service': {
      const selector = serviceSelector(resource);
      return selector && resource.spec?.selector ? [{ placed: resource.spec.selector, selector, namespace }] : [];
    }
    case 'Workload':
      return resource.selector ? [written(resource.selector, namespace)] : [];
    case 'NetworkPolicy': {
      const subject = resource.spec?.podSelector;
      const peers = policyRules(resource).flatMap((rule) => rule.peers);
      const own = peers
        .filter((peer) => peer.podSelector && !peer.namespaceSelector)
        .map((peer) => written(peer.podSelector!, namespace));
      return subject ? [written(subject, namespace), ...own] : own;
    }
    default:
      return [];
  }
}

function written(selector: WrittenSelector, namespace: string | undefined): PlacedSelector {
  return { placed: selector, selector: selectorOf(selector) ?? everything, namespace };
}

/** The key of the selector, and that of its matchLabels. */
function keysOf({ node, key }: Placed): Range[] {
  const ranges = key ? [key.at] : [];
  if (node.kind === 'map') {
    const labels = node.entry('matchLabels');
    if (labels) ranges.push(labels.key.at);
  }
  return ranges;
}
