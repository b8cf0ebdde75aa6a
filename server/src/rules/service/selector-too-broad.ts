/** The rule about Services that also select pods which do not serve their port. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { protocolOf, servicePorts, serviceSelector, targetPortOf } from '../../kubernetes/kinds/service.ts';
import { hasNumberedTarget } from '../../kubernetes/kinds/service-traits.ts';
import { declaresPort, servingPorts, type Workload } from '../../kubernetes/kinds/workload.ts';
import { selectorAt } from '../../kubernetes/pointing.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { someOf } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** A numeric target port goes to every selected pod, also to those of jobs and of workloads that serve other ports. */
export const selectorTooBroad = defineRule({
  id: 'service/selector-too-broad',
  summary: 'A Service also selects pods that do not serve its port.',
  severity: 'warning',
  appliesTo: ['Service'],
  where: hasNumberedTarget,

  *detect(service, view) {
    const selector = serviceSelector(service);
    const written = service.spec?.selector;
    if (!selector || !written) return;
    const { found, possible } = view.podsOf(selector);
    if (found.length < 2 || possible.length > 0) return;
    const workloads = found.map(({ resource }) => resource);
    for (const port of servicePorts(service)) {
      const number = targetPortOf(port)?.value;
      if (typeof number !== 'number' || Number.isNaN(number)) continue;
      const serving = workloads.filter((workload) => declaresPort(workload, number, protocolOf(port)));
      const strays = workloads.filter((workload) => !serving.includes(workload) && isElsewhere(workload));
      if (serving.length === 0 || strays.length === 0) continue;
      const related = strays.slice(0, 5).map((stray) => {
        return { file: stray.file, at: nameAt(stray), message: `${titleOf(stray)} does not declare ${number}.` };
      });
      const at = selectorAt({ ...written, matchLabels: written });
      // Where patches and other sources may still change the pods, less is known.
      const severity = view.bundle.isOpen ? ('hint' as const) : undefined;
      yield {
        at,
        related,
        ...(severity && { severity }),
        service,
        written,
        number,
        serving,
        strays,
        label: tellingLabel(serving, strays),
      };
      return;
    }
  },

  explain({ service, number, serving, strays, label }) {
    return {
      what: `${titleOf(service)} selects ${someOf(strays.map(titleOf), 2)} beside ${someOf(serving.map(titleOf), 2)}.`,
      why: `Its traffic goes to port ${number} of all these pods, and those that do not serve it refuse their share.`,
      advice: label
        ? `Select by ${label[0]}=${label[1]} too.`
        : 'Give the pods that serve a label of their own, and select by it.',
    };
  },

  repair({ written, label }, { text }) {
    const edits = label ? setField(text, written, label[0], label[1]) : undefined;
    return edits && label ? [{ title: `Select by ${label[0]}=${label[1]} too`, safe: false, edits }] : [];
  },
});

/** Whether the pods do something else: a job runs to its end, and declared ports tell where others listen. */
function isElsewhere(workload: Workload): boolean {
  const ports = servingPorts(workload);
  if (ports.some(({ containerPort }) => Number.isNaN(containerPort?.value))) return false;
  return ports.length > 0 || workload.kind === 'Job' || workload.kind === 'CronJob';
}

/** A label with one value on all pods that serve and on none of the others. */
function tellingLabel(serving: readonly Workload[], strays: readonly Workload[]): [string, string] | undefined {
  for (const { key, value } of serving[0]?.podLabels?.entries ?? []) {
    const carries = (workload: Workload): boolean => workload.podLabels?.get(key.value) === value.value;
    if (serving.every(carries) && !strays.some(carries) && !isPlaceholder(value.value)) return [key.value, value.value];
  }
  return undefined;
}
