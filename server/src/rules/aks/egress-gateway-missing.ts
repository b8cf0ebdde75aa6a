/** The rule about pods that are to leave the cluster through a static gateway which nothing configures. */

import { carriersOf, hasAnnotations } from '../../kubernetes/annotations/carried.ts';
import { carrierTitleFirst } from '../../kubernetes/annotations/carrier-words.ts';
import { isDnsSubdomain } from '../../kubernetes/formats.ts';
import { soften } from '../absent.ts';
import { defineRule } from '../rule.ts';

/** The StaticGatewayConfiguration must stand in the namespace of the pods. */
export const egressGatewayMissing = defineRule({
  id: 'aks/egress-gateway-missing',
  summary: 'Pods name a configuration of a static egress gateway that does not exist.',
  severity: 'warning',
  appliesTo: ['Workload'],
  where: hasAnnotations,

  *detect(workload, view) {
    for (const carrier of carriersOf(workload)) {
      const entry =
        carrier.kind === 'Pod' ? carrier.annotations.find(({ key }) => key.value === annotation) : undefined;
      const name = entry?.value.value ?? '';
      if (!entry || !isDnsSubdomain(name)) continue;
      const { found, possible } = view.named(kind, name);
      const softened = found.length + possible.length > 0 ? undefined : soften(view.absenceOf(kind, name));
      if (softened) yield { ...softened, at: entry.valueAt, name, title: carrierTitleFirst(workload, carrier) };
    }
  },

  explain({ title, name, elsewhere }) {
    return {
      what: `${title} names the static egress gateway ${name}, which ${elsewhere ? 'is not there' : 'does not exist'}.`,
      why: elsewhere
        ? `One of that name stands in ${elsewhere}, and pods can use one of their own namespace only.`
        : 'The pods wait for a network that is never set up, and do not start.',
      advice: 'Add the StaticGatewayConfiguration to the namespace of the pods, or correct the name.',
    };
  },
});

const annotation = 'kubernetes.azure.com/static-gateway-configuration';
const kind = 'StaticGatewayConfiguration';
