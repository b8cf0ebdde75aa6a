/** A selector in words: which workloads or namespaces it selects now, and what comes nearest when it selects none. */

import type { Deployed, DeployedOf } from '../kubernetes/deployed.ts';
import type { NetworkPolicy } from '../kubernetes/kinds/network-policy.ts';
import { policyPeers } from '../kubernetes/kinds/network-policy-parts.ts';
import { serviceSelector } from '../kubernetes/kinds/service.ts';
import { labelsOf, type Selector, selectorOf, selectorText, type WrittenSelector } from '../kubernetes/labels.ts';
import { titleOf } from '../kubernetes/resource.ts';
import type { Placed } from '../kubernetes/shape.ts';
import { inlineCode } from '../text/markdown.ts';
import { type Range, touches } from '../text/range.ts';
import type { Absence, Matches } from '../workspace/lookup.ts';
import { nearestWorkload } from '../workspace/nearest-workload.ts';
import { absenceOfPeerPods, namesIn, namespacesOf, podsOfPeer } from '../workspace/policy-peers.ts';
import type { View } from '../workspace/view.ts';
import type { Hover } from './hover.ts';

/** How many workloads a hover lists. */
const listed = 12;

/** Describes the selector whose key or labels the cursor touches. Values are left to the hover of labels. */
export function describeSelector(view: View, offset: number): Hover | undefined {
  for (const { placed, words } of selectorsOf(view)) {
    const at = keysOf(placed).find((range) => touches(range, offset));
    if (at) return { at, markdown: words() };
  }
  return undefined;
}

interface PlacedSelector {
  readonly placed: Placed;
  readonly words: () => string;
}

function selectorsOf(view: View): PlacedSelector[] {
  const { resource } = view.self;
  switch (resource.type) {
    case 'Service': {
      const selector = serviceSelector(resource);
      const placed = resource.spec?.selector;
      return selector && placed ? [{ placed, words: () => podWords(view, selector, inOwn(view)) }] : [];
    }
    case 'Workload':
      return resource.selector ? [ofOwnNamespace(view, resource.selector)] : [];
    case 'NetworkPolicy':
      return ofPolicy(view, resource);
    default:
      return [];
  }
}

function ofPolicy(view: View, policy: NetworkPolicy): PlacedSelector[] {
  const subject = policy.spec?.podSelector;
  const found = subject ? [ofOwnNamespace(view, subject)] : [];
  for (const { peer } of policyPeers(policy)) {
    const { podSelector, namespaceSelector } = peer;
    if (namespaceSelector) {
      found.push({ placed: namespaceSelector, words: () => namespaceWords(view, selectorOf(namespaceSelector)) });
    }
    if (!podSelector) continue;
    if (!namespaceSelector) found.push(ofOwnNamespace(view, podSelector));
    else {
      const where = ` in namespaces with ${inlineCode(selectorText(selectorOf(namespaceSelector)))}`;
      const matches = () => podsOfPeer(view, peer);
      const absence = () => absenceOfPeerPods(view, peer);
      found.push({
        placed: podSelector,
        words: () => podWords(view, selectorOf(podSelector), { where, matches, absence }),
      });
    }
  }
  return found;
}

function ofOwnNamespace(view: View, written: WrittenSelector): PlacedSelector {
  return { placed: written, words: () => podWords(view, selectorOf(written), inOwn(view)) };
}

/** Where a selector looks for pods, in words and in fact. */
interface Reach {
  readonly where: string;
  readonly matches: (selector: Selector) => Matches<DeployedOf<'Workload'>>;
  readonly absence: (selector: Selector) => Absence;
}

function inOwn(view: View): Reach {
  return {
    where: view.namespace === undefined ? '' : ` in namespace ${inlineCode(view.namespace)}`,
    matches: (selector) => view.podsOf(selector),
    absence: (selector) => view.absenceOfPods(selector),
  };
}

function podWords(view: View, selector: Selector, { where, matches, absence }: Reach): string {
  const demands = selector.requirements.length === 0 ? 'every pod' : `pods with ${inlineCode(selectorText(selector))}`;
  const head = `Selects ${demands}${where}.`;
  const { found, possible } = matches(selector);
  const lines = linesOf([...found, ...possible]);
  if (lines.length > 0) return `${head}\n\nNow it selects:\n\n${lines.join('\n')}`;
  return `${head}\n\n${absenceWords(absence(selector))}${nearestWords(view, selector)}`;
}

function absenceWords(absence: Absence): string {
  if (absence.strength === 'unknown') return 'No workload in view carries these labels; they may come from outside.';
  if (absence.strength === 'certain') return 'No workload carries these labels.';
  return `None does here. Elsewhere in the workspace:\n\n${linesOf(absence.at).join('\n')}`;
}

/** The workload that was probably meant, with the labels that it carries under the same keys. */
function nearestWords(view: View, selector: Selector): string {
  const near = nearestWorkload(selector, view.inNamespace('Workload'));
  if (!near) return '';
  const labels = labelsOf(near.resource.podLabels);
  const pairs = selector.requirements.flatMap(({ key }) => (labels.has(key) ? [`${key}=${labels.get(key)}`] : []));
  return `\n\nNearest is ${titleOf(near.resource)} (${near.resource.file}) with ${inlineCode(pairs.join(','))}.`;
}

function namespaceWords(view: View, selector: Selector): string {
  if (selector.requirements.length === 0) return 'Selects every namespace.';
  const head = `Selects namespaces with ${inlineCode(selectorText(selector))}.`;
  const lines = linesOf(namespacesOf(view, selector));
  if (lines.length > 0) return `${head}\n\nNow it selects:\n\n${lines.join('\n')}`;
  if (namesIn(selector))
    return `${head}\n\nNo object in view defines it; every namespace carries its name as this label.`;
  return `${head}\n\nNo namespace in view carries these labels.`;
}

function linesOf(all: readonly Deployed[]): string[] {
  const lines = all.slice(0, listed).map(({ resource }) => `- ${titleOf(resource)} (${resource.file})`);
  if (all.length > listed) lines.push(`- and ${all.length - listed} more`);
  return lines;
}

/** The key of the selector, and that of its matchLabels. */
function keysOf({ node, key }: Placed): Range[] {
  const ranges = key ? [key.at] : [];
  if (node.kind === 'map') {
    for (const name of ['matchLabels', 'matchExpressions']) {
      const labels = node.entry(name);
      if (labels) ranges.push(labels.key.at);
    }
  }
  return ranges;
}
