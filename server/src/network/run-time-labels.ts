/** Labels that controllers put on pods and no manifest shows (well-known labels page, workload controllers' sources). */

import type { Workload } from '../kubernetes/kinds/workload.ts';
import type { Labels } from '../kubernetes/labels.ts';

export interface RunTimeLabels {
  readonly known: Labels;
  /** Keys whose value only the cluster knows, each with the text that the value begins with. */
  readonly unknown: ReadonlyMap<string, string>;
}

const none: RunTimeLabels = { known: new Map(), unknown: new Map() };

/** The labels that the pods of a workload get beside those of its template. A Pod shows all that it has. */
export function runTimeLabels(workload: Workload): RunTimeLabels {
  const { name } = workload;
  if (!workload.builtIn) return none;
  switch (workload.kind) {
    case 'Deployment':
      return unknown(['pod-template-hash', '']);
    case 'DaemonSet':
      return unknown(['controller-revision-hash', ''], ['pod-template-generation', '']);
    case 'StatefulSet':
      return unknown(
        ['controller-revision-hash', ''],
        ['statefulset.kubernetes.io/pod-name', `${name}-`],
        ['apps.kubernetes.io/pod-index', ''],
      );
    case 'Job':
      return {
        known: new Map([
          ['batch.kubernetes.io/job-name', name],
          ['job-name', name],
        ]),
        unknown: new Map([
          ['batch.kubernetes.io/controller-uid', ''],
          ['controller-uid', ''],
        ]),
      };
    case 'CronJob':
      return unknown(
        ['batch.kubernetes.io/job-name', `${name}-`],
        ['job-name', `${name}-`],
        ['batch.kubernetes.io/controller-uid', ''],
        ['controller-uid', ''],
      );
    default:
      return none;
  }
}

function unknown(...labels: readonly (readonly [string, string])[]): RunTimeLabels {
  return { known: new Map(), unknown: new Map(labels) };
}
