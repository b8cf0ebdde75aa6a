/**
 * Which checks of other linters are equal to rules of ours, by the names that users suppress them with. A check with
 * several rules is one that ours divide; checks without an equal rule are left out.
 */

export type PeerChecks = Readonly<Record<string, string>>;

/** kube-linter: the names of its built-in checks. */
export const kubeLinterChecks: PeerChecks = {
  'dangling-horizontalpodautoscaler': 'workload/scale-target-missing',
  'dangling-ingress': 'ingress/backend-service-missing ingress/backend-port-missing',
  'dangling-networkpolicy': 'policy/selects-nothing',
  'dangling-networkpolicypeer-podselector': 'policy/peer-selects-nothing',
  'dangling-service': 'service/selects-nothing',
  'dangling-servicemonitor': 'service/monitor-selects-nothing',
  'dnsconfig-options': 'workload/dns-option-missing',
  'drop-net-raw-capability': 'workload/net-raw-kept',
  'exposed-services': 'service/node-ports service/load-balancer',
  'host-network': 'workload/host-network',
  'invalid-target-ports': 'service/target-port-invalid workload/port-name-invalid',
  'liveness-port': 'workload/probe-port-undeclared workload/probe-port-unresolved',
  'mismatching-selector': 'workload/selector-mismatch workload/selector-missing',
  'no-extensions-v1beta': 'object/api-version-removed',
  'no-liveness-probe': 'workload/liveness-probe-missing',
  'no-readiness-probe': 'workload/readiness-probe-missing',
  'non-isolated-pod': 'policy/pod-not-isolated',
  'privileged-ports': 'workload/port-privileged',
  'readiness-port': 'workload/probe-port-undeclared workload/probe-port-unresolved',
  'ssh-port': 'workload/admin-port',
  'startup-port': 'workload/probe-port-undeclared workload/probe-port-unresolved',
  'unsafe-sysctls': 'workload/unsafe-sysctl',
  'use-namespace': 'metadata/namespace-default',
};

/** kube-score: the ids of its checks. */
export const kubeScoreChecks: PeerChecks = {
  'container-ports-check': 'workload/port-number-invalid workload/port-number-missing workload/port-name-invalid',
  'deployment-pod-selector-labels-match-template-metadata-labels': 'workload/selector-mismatch',
  'deployment-replicas': 'service/single-endpoint',
  'deployment-strategy': 'service/rollout-interrupted',
  'ingress-targets-service': 'ingress/backend-service-missing ingress/backend-port-missing',
  'label-values':
    'metadata/label-value-invalid policy/selector-invalid service/selector-invalid workload/selector-invalid',
  'networkpolicy-targets-pod': 'policy/selects-nothing',
  'pod-networkpolicy': 'policy/pod-not-isolated',
  'pod-probes': 'workload/readiness-probe-missing workload/liveness-probe-missing workload/probes-identical',
  'pod-probes-identical': 'workload/probes-identical',
  'service-targets-pod': 'service/selects-nothing service/endpoints-missing',
  'service-type': 'service/node-ports',
  'stable-version': 'object/api-version-removed',
  'statefulset-has-servicename': 'service/governing-service-missing',
  'statefulset-pod-selector-labels-match-template-metadata-labels': 'workload/selector-mismatch',
};

/** Polaris: its check ids in kebab case, as its exemptions spell them. */
export const polarisChecks: PeerChecks = {
  'dangerous-capabilities': 'workload/network-capability-added',
  'host-network-set': 'workload/host-network',
  'host-port-set': 'workload/host-port',
  'host-process': 'workload/host-process',
  'insecure-capabilities': 'workload/net-raw-kept',
  'liveness-probe-missing': 'workload/liveness-probe-missing',
  'missing-network-policy': 'policy/pod-not-isolated',
  'readiness-probe-missing': 'workload/readiness-probe-missing',
  'tls-settings-missing': 'ingress/tls-missing',
};

/** Checkov: its check ids. */
export const checkovChecks: PeerChecks = {
  CKV2_K8S_4: 'service/network-write-granted',
  CKV2_K8S_6: 'policy/pod-not-isolated',
  CKV_K8S_8: 'workload/liveness-probe-missing',
  CKV_K8S_9: 'workload/readiness-probe-missing',
  CKV_K8S_19: 'workload/host-network',
  CKV_K8S_21: 'metadata/namespace-default',
  CKV_K8S_26: 'workload/host-port',
  CKV_K8S_28: 'workload/net-raw-kept',
  CKV_K8S_33: 'service/sensitive-app-exposed',
  CKV_K8S_37: 'workload/network-capability-added',
  CKV_K8S_44: 'service/tiller',
  CKV_K8S_45: 'service/tiller',
  CKV_K8S_152: 'annotation/snippet',
  CKV_K8S_153: 'annotation/snippet',
  CKV_K8S_154: 'annotation/snippet',
};

/** Datree: the identifiers of its rules. */
export const datreeChecks: PeerChecks = {
  CONTAINERS_INCORRECT_HOSTNETWORK_VALUE_TRUE: 'workload/host-network',
  CONTAINERS_INCORRECT_KEY_HOSTPORT: 'workload/host-port',
  CONTAINERS_MISSING_LIVENESSPROBE_KEY: 'workload/liveness-probe-missing',
  CONTAINERS_MISSING_PRESTOP_KEY: 'workload/prestop-missing',
  CONTAINERS_MISSING_READINESSPROBE_KEY: 'workload/readiness-probe-missing',
  'K8S_DEPRECATED_APIVERSION_1.16': 'object/api-version-removed',
  'K8S_DEPRECATED_APIVERSION_1.17': 'object/api-version-removed',
  INGRESS_INCORRECT_HOST_VALUE_PERMISSIVE: 'ingress/host-wildcard ingress/host-invalid',
  SERVICE_INCORRECT_TYPE_VALUE_NODEPORT: 'service/node-ports',
  WORKLOAD_INCORRECT_NAMESPACE_VALUE_DEFAULT: 'metadata/namespace-default',
  WORKLOAD_INVALID_LABELS_VALUE: 'metadata/label-value-invalid',
};

/** Monokle: the ids of its rules, and their names behind that of their plugin. */
export const monokleChecks: PeerChecks = {
  K8S002: 'object/api-version-removed',
  K8S003: 'object/api-version-removed',
  KBP110: 'workload/admin-port',
  KBP113: 'workload/port-privileged',
  KBP114: 'service/node-ports service/load-balancer',
  PSS102: 'workload/host-network',
  PSS106: 'workload/host-port',
  PSS111: 'workload/unsafe-sysctl',
  'kubernetes-schema.deprecation-violation': 'object/api-version-removed',
  'practices.no-exposed-services': 'service/node-ports service/load-balancer',
  'pod-security-standards.host-namespaces': 'workload/host-network',
  'pod-security-standards.host-ports': 'workload/host-port',
  'pod-security-standards.sysctls': 'workload/unsafe-sysctl',
};
