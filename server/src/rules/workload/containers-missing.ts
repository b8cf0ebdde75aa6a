/** The rule about workloads without containers. */

import type { Workload } from '../../kubernetes/kinds/workload.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isNull } from '../../kubernetes/shape.ts';
import { isMap, type MapNode, type Node } from '../../manifest/located.ts';
import type { Range } from '../../text/range.ts';
import { mayGainFields } from '../../workspace/recipe-changes.ts';
import { defineRule } from '../rule.ts';

/** No containers, or nothing that they could stand in: the API server refuses the object (validateContainers). */
export const containersMissing = defineRule({
  id: 'workload/containers-missing',
  summary: 'A workload has no containers.',
  severity: 'error',
  appliesTo: ['Workload'],

  *detect(workload, view) {
    // Without a name it is most likely a template that another tool completes, and the name is a finding already.
    if (!workload.builtIn || workload.name === '' || mayGainFields(view)) return;
    let holder: MapNode = workload.node;
    let at: Range = workload.kindAt;
    for (const field of pathTo(workload.kind)) {
      const entry = holder.entry(field);
      if (entry === undefined || isNull(entry.value) || isEmptyList(entry.value)) {
        const mayBeMeant = isMisread(workload, { node: holder, key: undefined }) || isMisplaced(workload, field);
        if (!mayBeMeant) yield { at: entry?.key.at ?? at, workload, field };
        return;
      }
      if (!isMap(entry.value)) return;
      holder = entry.value;
      at = entry.key.at;
    }
  },

  explain({ workload, field }) {
    return {
      what: `${titleOf(workload)} has no ${field === 'spec' ? 'spec with containers' : field}.`,
      why: `The API server refuses the ${workload.kind}: a pod has at least one container.`,
      advice: field === 'template' ? 'Add the template of its pods.' : 'Add a container with a name and an image.',
    };
  },
});

function pathTo(kind: string): readonly string[] {
  if (kind === 'Pod') return ['spec', 'containers'];
  const path = ['spec', 'template', 'spec', 'containers'];
  return kind === 'CronJob' ? ['spec', 'jobTemplate', ...path] : path;
}

/** Whether the field stands somewhere else, which is another finding. */
function isMisplaced({ shapeProblems }: Workload, field: string): boolean {
  return shapeProblems.some((problem) => problem.code === 'unknown-field' && problem.entry.name === field);
}

function isEmptyList(node: Node): boolean {
  return node.kind === 'list' && node.items.length === 0;
}
