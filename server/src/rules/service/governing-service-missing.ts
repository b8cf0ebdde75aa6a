/** The rule about StatefulSets whose pods get no names of their own. */

import { isHeadless, knownServiceType, serviceSelector } from '../../kubernetes/kinds/service.ts';
import { servingPorts, type Workload } from '../../kubernetes/kinds/workload.ts';
import { selectsPodsOf } from '../../kubernetes/pod-labels.ts';
import { hasGoverningService } from '../../kubernetes/pod-traits.ts';
import { nameAt, type Resource, titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { appendDocument } from '../../manifest/rewrite-document.ts';
import { setPath } from '../../manifest/rewrite-map.ts';
import { nearest } from '../../text/nearest.ts';
import { soften } from '../absent.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A `serviceName` without the headless Service that gives each pod of the StatefulSet its DNS name. */
export const governingServiceMissing = defineRule({
  id: 'service/governing-service-missing',
  summary: 'A StatefulSet names a governing Service that does not give its pods names.',
  severity: 'warning',
  appliesTo: ['Workload'],
  where: hasGoverningService,

  *detect(workload, view) {
    const name = workload.serviceName;
    if (workload.kind !== 'StatefulSet' || !name?.value || isPlaceholder(name.value)) return;
    const { found, possible } = view.named('Service', name.value);
    const [service] = found.map(({ resource }) => resource);
    if (service) {
      const fault = faultOf(service, workload);
      if (!fault) return;
      const related = [{ file: service.file, at: nameAt(service), message: `${titleOf(service)} stands here.` }];
      yield {
        at: name.at,
        severity: 'information' as const,
        related,
        workload,
        name: name.value,
        fault,
        elsewhere: '',
        near: undefined,
      };
      return;
    }
    const softened = possible.length > 0 ? undefined : soften(view.absenceOf('Service', name.value));
    if (!softened) return;
    const headless = view.inNamespace('Service').filter(({ resource }) => !faultOf(resource, workload));
    const near =
      nearest(
        name.value,
        headless.map(({ resource }) => resource.name),
      ) ?? headless[0]?.resource.name;
    yield { ...softened, at: name.at, workload, name: name.value, fault: undefined, near };
  },

  explain({ workload, name, fault, elsewhere, near }) {
    return {
      what: `${titleOf(workload)} names the governing Service ${name}, which ${fault ?? 'does not exist'}.`,
      why: elsewhere
        ? `A Service of this name stands in ${elsewhere}, where it does not give the pods names.`
        : `The pods get no DNS names such as ${workload.name}-0.${name}, by which the members of a cluster find each other.`,
      advice: near
        ? `Name the headless Service ${near}, or add one called ${name}.`
        : fault
          ? 'Name a headless Service that selects the pods of the StatefulSet.'
          : `Add a headless Service called ${name} that selects the pods.`,
    };
  },

  repair({ workload, name, fault, elsewhere, near }, { text, parsed, file }) {
    const fixes: Fix[] = [];
    if (fault || elsewhere) return fixes;
    const edits = near ? setPath(text, workload.node, ['spec', 'serviceName'], near) : undefined;
    if (edits) fixes.push({ title: `Name the Service ${near}`, safe: false, edits });
    const yaml = headlessService(name, workload);
    const after = parsed.documents[workload.document];
    const added = yaml && !file.endsWith('.json') ? appendDocument(text, parsed.documents, yaml, after) : undefined;
    if (added) fixes.push({ title: `Add the headless Service ${name}`, safe: false, edits: added });
    return fixes;
  },
});

/** What keeps a Service from giving the pods names; nobody knows whom a Service without selector is for. */
function faultOf(service: Resource, workload: Workload): string | undefined {
  if (service.type !== 'Service' || knownServiceType(service) === undefined) return undefined;
  if (!isHeadless(service)) return 'is not headless';
  const selector = serviceSelector(service);
  return selector && !selectsPodsOf(selector, workload) ? 'does not select its pods' : undefined;
}

function headlessService(name: string, workload: Workload): string | undefined {
  const labels = workload.selector?.matchLabels?.entries ?? [];
  if (labels.length === 0 || workload.selector?.matchExpressions) return undefined;
  const namespace = workload.namespace === undefined ? '' : `\n  namespace: ${workload.namespace}`;
  const selector = labels
    .map(
      ({ key, value }) =>
        `\n    ${key.value}: ${/^[a-z][a-z-]*$/.test(value.value) && value.value.length > 3 ? value.value : JSON.stringify(value.value)}`,
    )
    .join('');
  const ports = servingPorts(workload).flatMap(({ name: port, containerPort }) => {
    return port && containerPort ? `\n    - name: ${port.value}\n      port: ${containerPort.value}` : [];
  });
  const list = ports.length > 0 ? `\n  ports:${ports.join('')}` : '';
  return `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}${namespace}\nspec:\n  clusterIP: None\n  selector:${selector}${list}\n`;
}
