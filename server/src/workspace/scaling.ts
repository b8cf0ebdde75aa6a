/** Whether something else than a workload's own manifest decides how many pods it runs. */

import type { Workload } from '../kubernetes/kinds/workload.ts';
import { isMap, stringOf } from '../manifest/located.ts';
import type { View } from './view.ts';

/** Whether an autoscaler of the bundle names the workload as its target. */
export function isScaled(view: View, workload: Workload): boolean {
  return scalers.some(([group, kind]) => {
    return view.ofKind(group, kind).some(({ resource }) => {
      const spec = resource.node.get('spec');
      const target = isMap(spec) ? spec.get('scaleTargetRef') : undefined;
      return isMap(target) && stringOf(target.get('name')) === workload.name;
    });
  });
}

const scalers = [
  ['autoscaling', 'HorizontalPodAutoscaler'],
  ['keda.sh', 'ScaledObject'],
] as const;
