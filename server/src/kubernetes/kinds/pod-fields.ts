/** The fields of pods and containers that networking does not look at, for strict decoding (core/v1 types.go). */

import { checked, fields, quantities, stringList, strings } from '../field-table.ts';
import { labelSelectorShape } from '../labels.ts';
import { anything, boolean, integer, list, string, stringMap } from '../shape.ts';
import { fieldRef, resourceFieldRef, volumeShape } from './volume-fields.ts';

const named = fields(strings('name'));
const profile = fields(strings('localhostProfile type'));
const keyOf = fields({ ...strings('key name'), optional: boolean });
const sourceOf = fields({ name: string, optional: boolean });

const resources = fields({
  claims: list(fields(strings('name request'))),
  limits: quantities,
  requests: quantities,
});

const security = {
  appArmorProfile: profile,
  runAsGroup: integer,
  runAsNonRoot: boolean,
  runAsUser: integer,
  seLinuxOptions: fields(strings('level role type user')),
  seccompProfile: profile,
  windowsOptions: fields({
    ...strings('gmsaCredentialSpec gmsaCredentialSpecName runAsUserName'),
    hostProcess: boolean,
  }),
};

export const containerSecurity = fields({
  ...security,
  allowPrivilegeEscalation: boolean,
  capabilities: fields({ add: stringList, drop: stringList }),
  privileged: boolean,
  procMount: string,
  readOnlyRootFilesystem: boolean,
});

const variable = fields({
  ...strings('name value'),
  valueFrom: fields({
    configMapKeyRef: keyOf,
    fieldRef,
    fileKeyRef: fields({ ...strings('key path volumeName'), optional: boolean }),
    resourceFieldRef,
    secretKeyRef: keyOf,
  }),
});

export const furtherContainerFields = {
  ...strings('imagePullPolicy terminationMessagePath terminationMessagePolicy workingDir'),
  env: list(variable),
  envFrom: list(fields({ prefix: string, configMapRef: sourceOf, secretRef: sourceOf })),
  resizePolicy: list(fields(strings('resourceName restartPolicy'))),
  resources,
  restartPolicyRules: list(fields({ action: string, exitCodes: fields({ operator: string, values: list(integer) }) })),
  stdin: boolean,
  stdinOnce: boolean,
  tty: boolean,
  volumeDevices: list(fields(strings('devicePath name'))),
  volumeMounts: list(
    fields({
      ...strings('mountPath mountPropagation name recursiveReadOnly subPath subPathExpr'),
      readOnly: boolean,
      // Since Kubernetes 1.37.
      bindMountOptions: anything,
    }),
  ),
};

const requirements = list(fields({ ...strings('key operator'), values: stringList }));
const nodeTerm = fields({ matchExpressions: requirements, matchFields: requirements });

const podTerm = fields({
  labelSelector: labelSelectorShape,
  matchLabelKeys: stringList,
  mismatchLabelKeys: stringList,
  namespaceSelector: labelSelectorShape,
  namespaces: stringList,
  topologyKey: string,
});

const amongPods = fields({
  preferredDuringSchedulingIgnoredDuringExecution: list(fields({ podAffinityTerm: podTerm, weight: integer })),
  requiredDuringSchedulingIgnoredDuringExecution: list(podTerm),
});

export const affinity = fields({
  nodeAffinity: fields({
    preferredDuringSchedulingIgnoredDuringExecution: list(fields({ preference: nodeTerm, weight: integer })),
    requiredDuringSchedulingIgnoredDuringExecution: fields({ nodeSelectorTerms: list(nodeTerm) }),
  }),
  podAffinity: amongPods,
  podAntiAffinity: amongPods,
});

export const nodeSelector = checked(stringMap);

export const tolerations = checked(
  list(fields({ ...strings('effect key operator value'), tolerationSeconds: integer })),
);

export const furtherPodFields = {
  ...strings('nodeName preemptionPolicy priorityClassName runtimeClassName schedulerName serviceAccount'),
  activeDeadlineSeconds: integer,
  automountServiceAccountToken: boolean,
  // Since Kubernetes 1.37.
  evictionResponders: anything,
  hostIPC: boolean,
  hostPID: boolean,
  hostUsers: boolean,
  imagePullSecrets: list(named),
  overhead: quantities,
  priority: integer,
  readinessGates: list(fields(strings('conditionType'))),
  resourceClaims: list(fields(strings('name resourceClaimName resourceClaimTemplateName'))),
  resources,
  schedulingGates: list(named),
  schedulingGroup: fields(strings('podGroupName')),
  securityContext: fields({
    ...security,
    fsGroup: integer,
    fsGroupChangePolicy: string,
    seLinuxChangePolicy: string,
    supplementalGroups: list(integer),
    supplementalGroupsPolicy: string,
    sysctls: list(fields(strings('name value'))),
  }),
  shareProcessNamespace: boolean,
  topologySpreadConstraints: list(
    fields({
      ...strings('nodeAffinityPolicy nodeTaintsPolicy topologyKey whenUnsatisfiable'),
      labelSelector: labelSelectorShape,
      matchLabelKeys: stringList,
      maxSkew: integer,
      minDomains: integer,
    }),
  ),
  volumes: list(volumeShape),
};
