/** The rule about subdomains of pods without the headless Service that makes their names known. */

import { isHeadless, serviceSelector } from '../../kubernetes/kinds/service.ts';
import { selectsPodsOf } from '../../kubernetes/pod-labels.ts';
import { setsDns } from '../../kubernetes/pod-traits.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { appendDocument } from '../../manifest/rewrite-document.ts';
import { soften } from '../absent.ts';
import { defineRule } from '../rule.ts';

/** `hostname.subdomain` is only answered by a headless Service named as the subdomain that selects the pod. */
export const subdomainServiceMissing = defineRule({
  id: 'workload/subdomain-service-missing',
  summary: 'A pod has a subdomain, and no headless Service of that name makes it known.',
  severity: 'warning',
  appliesTo: ['Workload'],
  where: setsDns,

  *detect(workload, view) {
    const name = workload.podSpec?.subdomain;
    if (!name?.value || isPlaceholder(name.value) || workload.kind === 'StatefulSet') return;
    const { found, possible } = view.named('Service', name.value);
    const evidence = { at: name.at, workload, name: name.value };
    const [service] = found.map(({ resource }) => resource);
    if (service?.type === 'Service') {
      const selector = serviceSelector(service);
      const fault = !isHeadless(service)
        ? 'is not headless'
        : selector && !selectsPodsOf(selector, workload)
          ? 'does not select it'
          : undefined;
      const related = [{ file: service.file, at: nameAt(service), message: `Service ${service.name} stands here.` }];
      if (fault) yield { ...evidence, related, severity: 'information' as const, fault, elsewhere: '' };
      return;
    }
    const softened = possible.length > 0 ? undefined : soften(view.absenceOf('Service', name.value));
    if (softened) yield { ...evidence, ...softened, fault: undefined };
  },

  explain({ workload, name, fault, elsewhere }) {
    return {
      what: `${titleOf(workload)} has the subdomain ${name}, but Service ${name} ${fault ?? 'does not exist'}.`,
      why: elsewhere
        ? `A Service of this name stands in ${elsewhere}, where it does not give the pod a name.`
        : 'The DNS of the cluster does not know the pod by its hostname and subdomain.',
      advice: `Add a headless Service called ${name} that selects the pod, or remove the subdomain.`,
    };
  },

  repair({ workload, name, fault, elsewhere }, { text, parsed, file }) {
    const labels = workload.podLabels?.entries ?? [];
    if (fault || elsewhere || labels.length === 0 || file.endsWith('.json')) return [];
    const namespace = workload.namespace === undefined ? '' : `\n  namespace: ${workload.namespace}`;
    const selector = labels.map(({ key, value }) => `\n    ${key.value}: ${JSON.stringify(value.value)}`).join('');
    const yaml = `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}${namespace}\nspec:\n  clusterIP: None\n  selector:${selector}\n`;
    const edits = appendDocument(text, parsed.documents, yaml, parsed.documents[workload.document]);
    return edits ? [{ title: `Add the headless Service ${name}`, safe: false, edits }] : [];
  },
});
