/** The rule about fields that the type of their Service forbids. */

import { removeField, setField } from '../../kubernetes/edit-fields.ts';
import { knownServiceType, type Service, type ServiceType, servicePorts } from '../../kubernetes/kinds/service.ts';
import { saysMoreThanUsual } from '../../kubernetes/kinds/service-traits.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder, keyAt, type Placed } from '../../kubernetes/shape.ts';
import { listWords } from '../../text/words.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A field that other types of Services have: the API server refuses it on this one (ValidateServiceCreate). */
export const fieldForbidden = defineRule({
  id: 'service/field-forbidden',
  summary: 'A Service has a field that its type forbids.',
  severity: 'error',
  appliesTo: ['Service'],
  where: saysMoreThanUsual,

  *detect(service) {
    const type = knownServiceType(service);
    const { spec } = service;
    if (!type || !spec) return;
    for (const { field, types, holder } of forbiddenIn(service, type)) {
      const at = keyAt(holder, field);
      if (at) yield { at, service, type, spec, field, types, holder };
    }
  },

  explain({ service, type, field, types }) {
    const condition = field === 'healthCheckNodePort' ? ' with externalTrafficPolicy Local' : '';
    return {
      what: `${titleOf(service)} is of the type ${type}, which forbids ${field}.`,
      why: `The API server refuses the Service: ${field} needs the type ${listWords(types, 'or')}${condition}.`,
      advice: `Remove ${field}, or change the type.`,
    };
  },

  repair({ spec, field, types, holder, type }, { text }) {
    const fixes: Fix[] = [];
    const removed = removeField(text, holder, field);
    if (removed) fixes.push({ title: `Remove ${field}`, safe: false, edits: removed });
    const [only] = types;
    if (only && only !== type && type !== 'ExternalName' && field !== 'healthCheckNodePort') {
      const edits = setField(text, spec, 'type', only, 'first');
      if (edits) fixes.push({ title: `Set type to ${only}`, safe: false, edits });
    }
    return fixes;
  },
});

interface Forbidden {
  readonly field: string;
  readonly types: readonly ServiceType[];
  readonly holder: Placed;
}

function* forbiddenIn(service: Service, type: ServiceType): Iterable<Forbidden> {
  const spec = service.spec!;
  const isBalanced = type === 'LoadBalancer';
  const isExternalName = type === 'ExternalName';
  const isReached = isBalanced || type === 'NodePort' || (type === 'ClusterIP' && isSome(spec.externalIPs));
  if (type === 'ClusterIP') {
    for (const port of servicePorts(service)) {
      if (port.nodePort?.value) yield { field: 'nodePort', types: ['NodePort', 'LoadBalancer'], holder: port };
    }
  }
  const rows: [string, boolean, readonly ServiceType[]][] = [
    ['clusterIP', isExternalName && isSet(spec.clusterIP), plain],
    ['clusterIPs', isExternalName && isSome(spec.clusterIPs) && !isSet(spec.clusterIP), plain],
    ['ipFamilies', isExternalName && isSome(spec.ipFamilies), plain],
    ['ipFamilyPolicy', isExternalName && spec.ipFamilyPolicy !== undefined, plain],
    ['loadBalancerSourceRanges', !isBalanced && isSome(spec.loadBalancerSourceRanges), balanced],
    ['allocateLoadBalancerNodePorts', !isBalanced && spec.allocateLoadBalancerNodePorts !== undefined, balanced],
    ['loadBalancerClass', !isBalanced && spec.loadBalancerClass !== undefined, balanced],
    ['externalTrafficPolicy', !isReached && isSet(spec.externalTrafficPolicy), ['NodePort', 'LoadBalancer']],
    ['healthCheckNodePort', isUnchecked(service, type), balanced],
  ];
  for (const [field, isForbidden, types] of rows) if (isForbidden) yield { field, types, holder: spec };
}

const plain: readonly ServiceType[] = ['ClusterIP', 'NodePort', 'LoadBalancer'];
const balanced: readonly ServiceType[] = ['LoadBalancer'];

/** Only load balancers that send traffic to nodes with endpoints alone ask the nodes for their health. */
function isUnchecked({ spec }: Service, type: ServiceType): boolean {
  const policy = spec?.externalTrafficPolicy?.value ?? '';
  if (!spec?.healthCheckNodePort?.value || isPlaceholder(policy)) return false;
  return type !== 'LoadBalancer' || policy !== 'Local';
}

function isSet(value: { readonly value: string } | undefined): boolean {
  return value !== undefined && value.value !== '';
}

function isSome(list: { readonly items: readonly unknown[] } | undefined): boolean {
  return list !== undefined && list.items.length > 0;
}
