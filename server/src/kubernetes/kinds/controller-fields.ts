/** The fields of controllers that networking does not look at, for strict decoding (apps/v1 and batch/v1 types.go). */

import { fields, strings } from '../field-table.ts';
import { anything, boolean, integer, integerOrString, list, string } from '../shape.ts';
import { claimShape } from './volume-fields.ts';

const surge = { maxSurge: integerOrString, maxUnavailable: integerOrString };

export const deploymentFields = {
  paused: boolean,
  progressDeadlineSeconds: integer,
  strategy: fields({ type: string, rollingUpdate: fields(surge) }),
};

export const daemonSetFields = {
  updateStrategy: fields({ type: string, rollingUpdate: fields(surge) }),
};

export const statefulSetFields = {
  ordinals: fields({ start: integer }),
  persistentVolumeClaimRetentionPolicy: fields(strings('whenDeleted whenScaled')),
  podManagementPolicy: string,
  updateStrategy: fields({
    type: string,
    rollingUpdate: fields({ maxUnavailable: integerOrString, partition: integer }),
  }),
  volumeClaimTemplates: list(claimShape),
};

export const jobFields = {
  ...strings('completionMode managedBy podReplacementPolicy'),
  activeDeadlineSeconds: integer,
  backoffLimit: integer,
  backoffLimitPerIndex: integer,
  completions: integer,
  maxFailedIndexes: integer,
  parallelism: integer,
  podFailurePolicy: fields({
    rules: list(
      fields({
        action: string,
        onExitCodes: fields({ ...strings('containerName operator'), values: list(integer) }),
        onPodConditions: list(fields(strings('status type'))),
      }),
    ),
  }),
  // Since Kubernetes 1.37.
  scheduling: anything,
  successPolicy: fields({ rules: list(fields({ succeededCount: integer, succeededIndexes: string })) }),
  suspend: boolean,
  ttlSecondsAfterFinished: integer,
};

export const cronJobFields = {
  ...strings('concurrencyPolicy schedule timeZone'),
  failedJobsHistoryLimit: integer,
  startingDeadlineSeconds: integer,
  successfulJobsHistoryLimit: integer,
  suspend: boolean,
};
