/** The rule about Services without ports that need some. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { hasNoPorts, isHeadless, knownServiceType, serviceSelector } from '../../kubernetes/kinds/service.ts';
import { servingPorts } from '../../kubernetes/kinds/workload.ts';
import { isMisread, isWritten } from '../../kubernetes/misread.ts';
import { specKeyAt, titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder, keyAt } from '../../kubernetes/shape.ts';
import { mayGainFields } from '../../workspace/recipe-changes.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** No ports on a Service that is neither headless nor ExternalName: the API server refuses it. */
export const portsMissing = defineRule({
  id: 'service/ports-missing',
  summary: 'A Service that is neither headless nor ExternalName has no ports.',
  severity: 'error',
  appliesTo: ['Service'],
  where: hasNoPorts,

  *detect(service, view) {
    const { spec } = service;
    const type = knownServiceType(service);
    if (!type || type === 'ExternalName') return;
    if (isHeadless(service) || isPlaceholder(spec?.clusterIP?.value ?? '')) return;
    // What is listed cannot be read, and is refused for that.
    if (spec?.ports && isMisread(service, spec.ports)) return;
    if (mayGainFields(view) || isMisread(service, spec ?? { node: service.node, key: undefined }, 'ports', 'spec'))
      return;
    const selector = serviceSelector(service);
    const pods = selector ? view.podsOf(selector).found : [];
    const ports = pods.length === 1 ? servingPorts(pods[0]!.resource) : [];
    const number = ports.length === 1 ? ports[0]!.containerPort?.value : undefined;
    const external = spec !== undefined && type === 'ClusterIP' && isWritten(spec, 'externalName');
    const at = (spec && keyAt(spec, 'ports')) ?? specKeyAt(service);
    yield { at, service, spec, external, number: number && number > 0 ? number : undefined };
  },

  explain({ service, external, number }) {
    return {
      what: `${titleOf(service)} has no ports.`,
      why: external
        ? 'The API server refuses it: without the type ExternalName, the external name alone makes no Service.'
        : 'The API server refuses a Service without ports unless it is headless or of the type ExternalName.',
      advice: external
        ? 'Set the type to ExternalName.'
        : number === undefined
          ? 'List the ports that clients use.'
          : `List the ports that clients use; the selected pods declare ${number}.`,
    };
  },

  repair({ spec, external, number }, { text }) {
    const fixes: Fix[] = [];
    const typed = external ? setField(text, spec, 'type', 'ExternalName', 'first') : undefined;
    if (typed) fixes.push({ title: 'Set type to ExternalName', safe: false, edits: typed });
    const ported = number === undefined ? undefined : setField(text, spec, 'ports', [{ port: number }]);
    if (ported) fixes.push({ title: `Add port ${number}`, safe: false, edits: ported });
    return fixes;
  },
});
