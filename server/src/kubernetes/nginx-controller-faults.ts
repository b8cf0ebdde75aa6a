/** What the API server or the operator refuses in a `NginxIngressController` of application routing. */

import { isMap, isScalar, type MapNode, type Node, stringOf } from '../manifest/located.ts';
import { nodesAt } from '../manifest/node-path.ts';
import type { Range } from '../text/range.ts';
import { parseCidr } from './formats.ts';
import type { Resource } from './resource.ts';
import { isPlaceholder } from './shape.ts';

export interface FieldFault {
  readonly at: Range;
  /** The end of "NginxIngressController web …". */
  readonly what: string;
  readonly advice: string;
}

export function isNginxController({ group, kind }: Resource): boolean {
  return group === 'approuting.kubernetes.azure.com' && kind === 'NginxIngressController';
}

/** From the definition of the kind and the operator's own checks (api/v1alpha1, pkg/controller/nginxingress). */
export function nginxControllerFaults(resource: Resource): FieldFault[] {
  const [spec] = nodesAt(resource.node, 'spec');
  if (!isMap(spec)) return [];
  return [
    ...nameFaults(spec, resource.kindAt),
    ...certificateFaults(spec),
    ...scalingFaults(spec),
    ...nodesAt(spec, 'loadBalancerSourceRanges[]').flatMap((node) => {
      const text = stringOf(node);
      if (text === undefined || isPlaceholder(text)) return [];
      const block = parseCidr(text);
      return block && !block.hostBits
        ? []
        : [fault(node, `lists the source range ${text}`, 'Write a network such as 10.0.0.0/8.')];
    }),
  ];
}

function nameFaults(spec: MapNode, fallback: Range): FieldFault[] {
  const rules = [
    { field: 'ingressClassName', pattern: /^[a-z0-9][-a-z0-9.]*[a-z0-9]$/, longest: 253, isNeeded: true },
    { field: 'controllerNamePrefix', pattern: /^[a-z0-9][-a-z0-9]*[a-z0-9]$/, longest: 60, isNeeded: false },
  ];
  return rules.flatMap(({ field, pattern, longest, isNeeded }): FieldFault[] => {
    const node = spec.get(field);
    const text = stringOf(node);
    const advice = `Give it lower-case letters, digits and -, at most ${longest} characters.`;
    if (!node || text === undefined) return isNeeded ? [{ at: fallback, what: `has no ${field}`, advice }] : [];
    const isFine = isPlaceholder(text) || (pattern.test(text) && text.length <= longest);
    return isFine ? [] : [fault(node, `has the ${field} ${text || '(empty)'}`, advice)];
  });
}

function certificateFaults(spec: MapNode): FieldFault[] {
  const certificate = spec.entry('defaultSSLCertificate');
  if (!certificate || !isMap(certificate.value)) return [];
  const [secret, uri, redirect] = ['secret', 'keyVaultURI', 'forceSSLRedirect'].map((name) => {
    return (certificate.value as MapNode).entry(name);
  });
  if (secret && uri) {
    return [
      {
        at: uri.key.at,
        what: 'takes its default certificate from a Secret and from Key Vault',
        advice: 'Keep one of the two.',
      },
    ];
  }
  if (!secret && !uri && redirect && isScalar(redirect.value) && redirect.value.value === true) {
    return [
      {
        at: redirect.key.at,
        what: 'redirects to HTTPS without a default certificate',
        advice: 'Add secret or keyVaultURI.',
      },
    ];
  }
  return [];
}

function scalingFaults(spec: MapNode): FieldFault[] {
  const scaling = spec.get('scaling');
  if (!isMap(scaling)) return [];
  const [least, most, threshold] = [scaling.get('minReplicas'), scaling.get('maxReplicas'), scaling.get('threshold')];
  const [low, high] = [numberOf(least) ?? 2, numberOf(most) ?? 100];
  const found: FieldFault[] = [];
  if (least && low < 1) found.push(fault(least, `scales to ${low} replicas at least`, 'Keep one replica or more.'));
  else if (high < low)
    found.push(
      fault((most ?? least)!, `scales between ${low} and ${high} replicas`, 'Let the maximum reach the minimum.'),
    );
  const word = stringOf(threshold);
  if (threshold && word !== undefined && !isPlaceholder(word) && !['rapid', 'balanced', 'steady'].includes(word)) {
    found.push(fault(threshold, `scales by the threshold ${word}`, 'Write rapid, balanced or steady.'));
  }
  return found;
}

function fault(node: Node, what: string, advice: string): FieldFault {
  return { at: node.at, what, advice };
}

function numberOf(node: Node | undefined): number | undefined {
  return isScalar(node) && typeof node.value === 'number' ? node.value : undefined;
}
