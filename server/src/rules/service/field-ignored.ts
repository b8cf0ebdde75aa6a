/** The rule about fields that have no effect on their Service. */

import { removeField, setField } from '../../kubernetes/edit-fields.ts';
import { isHeadless, knownServiceType, type Service, servicePorts } from '../../kubernetes/kinds/service.ts';
import { saysMoreThanUsual } from '../../kubernetes/kinds/service-traits.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder, keyAt } from '../../kubernetes/shape.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A field that is accepted and read by nobody, most of them with a warning from the API server (GetWarningsForService). */
export const fieldIgnored = defineRule({
  id: 'service/field-ignored',
  summary: 'A Service has a field that has no effect on it.',
  severity: 'warning',
  appliesTo: ['Service'],
  where: saysMoreThanUsual,

  *detect(service) {
    const { spec } = service;
    if (!spec) return;
    for (const { field, because } of ignoredIn(service)) {
      yield { at: keyAt(spec, field)!, tag: 'unnecessary' as const, service, spec, field, because };
    }
  },

  explain({ service, field, because }) {
    return {
      what: `${titleOf(service)} has ${field}, which has no effect ${because}.`,
      why: 'The API server accepts it, and nothing on the network follows from it.',
      advice:
        field === 'sessionAffinityConfig'
          ? 'Set sessionAffinity to ClientIP, or remove the setting.'
          : `Remove ${field}, or change the Service so that it counts.`,
    };
  },

  repair({ spec, field }, { text }) {
    const fixes: Fix[] = [];
    const removed = removeField(text, spec, field);
    if (removed) fixes.push({ title: `Remove ${field}`, safe: true, edits: removed });
    if (field !== 'sessionAffinityConfig') return fixes;
    const place = spec.sessionAffinity ? undefined : 'first';
    const edits = setField(text, spec, 'sessionAffinity', 'ClientIP', place);
    if (edits) fixes.push({ title: 'Set sessionAffinity to ClientIP', safe: false, edits });
    return fixes;
  },
});

function* ignoredIn(service: Service): Iterable<{ field: string; because: string }> {
  const spec = service.spec!;
  const type = knownServiceType(service);
  const affinity = spec.sessionAffinity?.value ?? '';
  const headless = type === 'ClusterIP' && isHeadless(service);
  const address = spec.loadBalancerIP?.value ?? '';
  const addresses = spec.externalIPs?.items ?? [];
  if (headless) {
    const because = 'on a headless Service';
    if (address) yield { field: 'loadBalancerIP', because };
    if (addresses.length > 0) yield { field: 'externalIPs', because };
    if (affinity === 'ClientIP') yield { field: 'sessionAffinity', because };
  } else if (type === 'ExternalName') {
    const because = 'on the type ExternalName';
    if (addresses.length > 0) yield { field: 'externalIPs', because };
    if (address) yield { field: 'loadBalancerIP', because };
  } else if (type && type !== 'LoadBalancer' && address) {
    yield { field: 'loadBalancerIP', because: `on the type ${type}` };
  }
  // Without ports the Service is refused, and service/ports-missing tells what was probably meant.
  const hasPorts = servicePorts(service).length > 0 || headless;
  if (type && type !== 'ExternalName' && spec.externalName?.value && hasPorts) {
    yield { field: 'externalName', because: `on the type ${type}` };
  }
  if (affinity !== 'ClientIP' && !isPlaceholder(affinity) && spec.sessionAffinityConfig) {
    yield { field: 'sessionAffinityConfig', because: 'without sessionAffinity ClientIP' };
  }
}
