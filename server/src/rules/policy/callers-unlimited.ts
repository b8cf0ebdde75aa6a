/** The rule about backends and databases that every pod of the cluster may connect to. */

import { directionsOf } from '../../kubernetes/kinds/network-policy.ts';
import {
  protocolOf,
  servicePorts,
  serviceSelector,
  serviceTypeOf,
  targetPortOf,
} from '../../kubernetes/kinds/service.ts';
import { isShortLived, usesHostNetwork, type Workload } from '../../kubernetes/kinds/workload.ts';
import { labelsOf } from '../../kubernetes/labels.ts';
import { callersPolicyText } from '../../kubernetes/policy-text.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { appendDocument } from '../../manifest/rewrite-document.ts';
import { listWords, someOf } from '../../text/words.ts';
import { callersOf } from '../../workspace/callers.ts';
import { hasOtherPolicies } from '../../workspace/policies-around.ts';
import { isRouted } from '../../workspace/routed.ts';
import { defineRule } from '../rule.ts';

/** Only some pods name its Service, and no policy keeps the others away. */
export const callersUnlimited = defineRule({
  id: 'policy/callers-unlimited',
  summary: 'Every pod may connect to a workload that only some pods have to do with.',
  severity: 'hint',
  preset: 'aks',
  appliesTo: ['Workload'],

  *detect(workload, view) {
    if (!workload.builtIn || isShortLived(workload) || usesHostNetwork(workload) || view.bundle.isOpen) return;
    const { found, possible } = view.policiesOf(workload);
    if ([...found, ...possible].some(({ resource }) => directionsOf(resource).has('inbound'))) return;
    const services = view.servicesOf(workload).found.map(({ resource }) => resource);
    if (services.length === 0 || services.some((one) => serviceTypeOf(one) !== 'ClusterIP' || isRouted(view, one.name)))
      return;
    const callers = [...new Set(services.flatMap(({ name }) => callersOf(view, name)))];
    const others = callers
      .map(({ resource }) => resource)
      .filter((one) => one.kind !== workload.kind || one.name !== workload.name);
    if (others.length === 0 || hasOtherPolicies(view)) return;
    const ports = services.flatMap((service) => servicePorts(service));
    const store = ports.map(({ port }) => stores[port?.value ?? 0]).find(Boolean);
    const related = others.slice(0, 8).map((one) => {
      return { file: one.file, at: nameAt(one), message: `${titleOf(one)} names its Service.` };
    });
    const softer = store ? ({ severity: 'information' } as const) : {};
    yield { at: nameAt(workload), related, ...softer, workload, service: services[0]!, others, ports, store };
  },

  explain({ workload, others, store }) {
    return {
      what: `Every pod of the cluster may connect to ${titleOf(workload)}${store ? `, ${store}` : ''}; only ${someOf(others.map(titleOf))} ${others.length === 1 ? 'names' : 'name'} its Service.`,
      why: 'Without a policy Kubernetes allows all connections between pods, so whoever takes one over reaches this one as well.',
      advice: store
        ? 'Let only its own tier reach it, by a NetworkPolicy.'
        : 'Let only its callers reach the backend, by a NetworkPolicy.',
    };
  },

  repair({ workload, service, others, ports }, { text, parsed }) {
    const labels = new Map((serviceSelector(service)?.requirements ?? []).map(({ key, values }) => [key, values[0]!]));
    const callers = others.map(ownLabels);
    const isFilledLater = [labels, ...callers].some((map) => [...map].flat().some(isPlaceholder));
    if (isFilledLater || callers.some(({ size }) => size === 0)) return [];
    const policy = callersPolicyText({
      name: `${workload.name}-callers`,
      namespace: workload.namespace,
      labels,
      callers,
      ports: ports.flatMap((port) => {
        const target = targetPortOf(port)?.value;
        return target === undefined || Number.isNaN(target) ? [] : [{ protocol: protocolOf(port), port: target }];
      }),
      withEachOther: workload.kind === 'StatefulSet',
    });
    const edits = appendDocument(text, parsed.documents, policy, parsed.documents[workload.document]);
    const who = others.length > 3 ? 'its callers' : listWords(others.map(({ name }) => name));
    return edits ? [{ title: `Let only ${who} reach ${workload.name}`, safe: false, edits }] : [];
  },
});

/** The labels that a controller finds its pods by, which stay when others change. */
function ownLabels({ selector, podLabels }: Workload): ReadonlyMap<string, string> {
  const own = labelsOf(selector?.matchLabels);
  return own.size > 0 ? own : labelsOf(podLabels);
}

/** By the port of the Service: what keeps data for others. */
const stores: Readonly<Record<number, string>> = {
  1433: 'a database',
  1521: 'a database',
  2379: 'a database',
  3306: 'a database',
  5432: 'a database',
  5672: 'a message queue',
  5984: 'a database',
  6379: 'a database',
  9042: 'a database',
  9092: 'a message queue',
  9200: 'a database',
  10260: 'a database',
  11211: 'a cache',
  27017: 'a database',
};
