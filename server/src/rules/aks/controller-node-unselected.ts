/** The rule about ingress controllers that may be put on Windows nodes. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { isMap, plainValue } from '../../manifest/located.ts';
import { servesIngress } from '../../network/controller.ts';
import { defineRule } from '../rule.ts';

/** Their images are for Linux (AKS: operator-best-practices-network); only a cluster with Windows pools can err. */
export const controllerNodeUnselected = defineRule({
  id: 'aks/controller-node-unselected',
  summary: 'An ingress controller does not ask for Linux nodes in a cluster that has Windows nodes.',
  severity: 'warning',
  appliesTo: ['Workload'],
  where: servesIngress,

  *detect(workload, _view, { profile }) {
    const spec = workload.podSpec;
    const pool = profile?.pools?.find(({ os }) => os?.value === 'Windows');
    if (!spec || !pool?.os || spec.os?.name || spec.affinity) return;
    const labels = spec.nodeSelector ? plainValue(spec.nodeSelector) : undefined;
    if (spec.nodeSelector && Object.keys(labels ?? {}).some((key) => systemLabels.has(key))) return;
    const related = [{ file: pool.os.file, at: pool.os.at, message: 'The pool with Windows nodes stands here.' }];
    yield { at: keyAt(spec, 'nodeSelector') ?? nameAt(workload), related, workload, spec };
  },

  explain({ workload }) {
    return {
      what: `${titleOf(workload)} runs an ingress controller and does not ask for Linux nodes.`,
      why: 'The cluster has Windows nodes, too, where the image of the controller does not start.',
      advice: 'Set nodeSelector kubernetes.io/os: linux.',
    };
  },

  repair({ spec }, { text }) {
    const edits = isMap(spec.nodeSelector)
      ? setField(text, { node: spec.nodeSelector, key: undefined }, 'kubernetes.io/os', 'linux')
      : setField(text, spec, 'nodeSelector', { 'kubernetes.io/os': 'linux' });
    return edits ? [{ title: 'Ask for Linux nodes', safe: true, edits }] : [];
  },
});

/** Labels that tell the system of a node, and that of a pool, whose system is given with it. */
const systemLabels: ReadonlySet<string> = new Set([
  'kubernetes.io/os',
  'beta.kubernetes.io/os',
  'kubernetes.azure.com/os-sku',
  'agentpool',
  'kubernetes.azure.com/agentpool',
  'kubernetes.azure.com/mode',
]);
