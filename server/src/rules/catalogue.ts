/** All rules. Written by `npm run generate`; do not edit. */

import { annotationValueRefused } from './aks/annotation-value-refused.ts';
import { apiServerOpen } from './aks/api-server-open.ts';
import { blockMissesPods } from './aks/block-misses-pods.ts';
import { ciliumPolicyUnserved } from './aks/cilium-policy-unserved.ts';
import { classTurnedOff } from './aks/class-turned-off.ts';
import { clientBlockIneffective } from './aks/client-block-ineffective.ts';
import { controllerNodeUnselected } from './aks/controller-node-unselected.ts';
import { dnsPodsMissed } from './aks/dns-pods-missed.ts';
import { egressGatewayInvalid } from './aks/egress-gateway-invalid.ts';
import { egressGatewayMissing } from './aks/egress-gateway-missing.ts';
import { firewallMissing } from './aks/firewall-missing.ts';
import { firewallTargetMissing } from './aks/firewall-target-missing.ts';
import { gatewayAnnotationMisplaced } from './aks/gateway-annotation-misplaced.ts';
import { gatewayAnnotationUndone } from './aks/gateway-annotation-undone.ts';
import { gatewayConfigurationRefused } from './aks/gateway-configuration-refused.ts';
import { gatewayKindMissing } from './aks/gateway-kind-missing.ts';
import { gatewayNameTooLong } from './aks/gateway-name-too-long.ts';
import { httpsPolicyUnmet } from './aks/https-policy-unmet.ts';
import { ingressClassRetiring } from './aks/ingress-class-retiring.ts';
import { keyVaultCertificateUnused } from './aks/key-vault-certificate-unused.ts';
import { keyVaultOptionMissing } from './aks/key-vault-option-missing.ts';
import { keyVaultVersionPinned } from './aks/key-vault-version-pinned.ts';
import { labelReserved } from './aks/label-reserved.ts';
import { limitExceeded } from './aks/limit-exceeded.ts';
import { listenerUnsupported } from './aks/listener-unsupported.ts';
import { loadBalancerAddressUnusable } from './aks/load-balancer-address-unusable.ts';
import { localDnsBlocked } from './aks/local-dns-blocked.ts';
import { nginxControllerInvalid } from './aks/nginx-controller-invalid.ts';
import { nodePortNeeded } from './aks/node-port-needed.ts';
import { nodePublicIp } from './aks/node-public-ip.ts';
import { outboundTypeUnfit } from './aks/outbound-type-unfit.ts';
import { podNotBaseline } from './aks/pod-not-baseline.ts';
import { policyEngineMissing } from './aks/policy-engine-missing.ts';
import { policyFeatureUnsupported } from './aks/policy-feature-unsupported.ts';
import { privateLinkInconsistent } from './aks/private-link-inconsistent.ts';
import { probePathMissing } from './aks/probe-path-missing.ts';
import { probePortUnknown } from './aks/probe-port-unknown.ts';
import { probeTooSlow } from './aks/probe-too-slow.ts';
import { rangeInvalid } from './aks/range-invalid.ts';
import { rangesOverlapping } from './aks/ranges-overlapping.ts';
import { retiring } from './aks/retiring.ts';
import { sctpOnPublic } from './aks/sctp-on-public.ts';
import { selectorNotUnique } from './aks/selector-not-unique.ts';
import { serviceRangeInvalid } from './aks/service-range-invalid.ts';
import { settingsContradictory } from './aks/settings-contradictory.ts';
import { sourceRangeDeniesAll } from './aks/source-range-denies-all.ts';
import { subnetTooSmall } from './aks/subnet-too-small.ts';
import { vnetAdmitted } from './aks/vnet-admitted.ts';
import { webAppOnLoadBalancer } from './aks/web-app-on-load-balancer.ts';
import { wireServerAddress } from './aks/wire-server-address.ts';
import { wireServerAllowed } from './aks/wire-server-allowed.ts';
import { nothingSuppressed } from './allow/nothing-suppressed.ts';
import { reasonMissing } from './allow/reason-missing.ts';
import { ruleUnknown } from './allow/rule-unknown.ts';
import { allowlistOpen } from './annotation/allowlist-open.ts';
import { clash } from './annotation/clash.ts';
import { dangerousValue } from './annotation/dangerous-value.ts';
import { deprecated as annotationDeprecated } from './annotation/deprecated.ts';
import { incomplete } from './annotation/incomplete.ts';
import { keyUnknown } from './annotation/key-unknown.ts';
import { misplaced } from './annotation/misplaced.ts';
import { portUnlisted as annotationPortUnlisted } from './annotation/port-unlisted.ts';
import { removed } from './annotation/removed.ts';
import { riskHigh } from './annotation/risk-high.ts';
import { snippet } from './annotation/snippet.ts';
import { valueInvalid } from './annotation/value-invalid.ts';
import { wrongController } from './annotation/wrong-controller.ts';
import { unknownRule } from './configuration/unknown-rule.ts';
import { unreadableSetting } from './configuration/unreadable-setting.ts';
import { addressInvalid as endpointsAddressInvalid } from './endpoints/address-invalid.ts';
import { addressNonstandard as endpointsAddressNonstandard } from './endpoints/address-nonstandard.ts';
import { addressSpecial } from './endpoints/address-special.ts';
import { addressTypeMissing } from './endpoints/address-type-missing.ts';
import { addressesMissing } from './endpoints/addresses-missing.ts';
import { appProtocolInvalid as endpointsAppProtocolInvalid } from './endpoints/app-protocol-invalid.ts';
import { deprecated as endpointsDeprecated } from './endpoints/deprecated.ts';
import { empty } from './endpoints/empty.ts';
import { hintDuplicate } from './endpoints/hint-duplicate.ts';
import { hostNameInvalid } from './endpoints/host-name-invalid.ts';
import { overwritten } from './endpoints/overwritten.ts';
import { portNameDuplicate as endpointsPortNameDuplicate } from './endpoints/port-name-duplicate.ts';
import { portNameInvalid as endpointsPortNameInvalid } from './endpoints/port-name-invalid.ts';
import { portNameMissing as endpointsPortNameMissing } from './endpoints/port-name-missing.ts';
import { portNameUnmatched } from './endpoints/port-name-unmatched.ts';
import { portNumberInvalid as endpointsPortNumberInvalid } from './endpoints/port-number-invalid.ts';
import { serviceLabelMissing } from './endpoints/service-label-missing.ts';
import { serviceMissing } from './endpoints/service-missing.ts';
import { tooMany } from './endpoints/too-many.ts';
import { topologyIgnored } from './endpoints/topology-ignored.ts';
import { valueUnknown as endpointsValueUnknown } from './endpoints/value-unknown.ts';
import { controllerInvalid } from './ingress-class/controller-invalid.ts';
import { parametersInvalid } from './ingress-class/parameters-invalid.ts';
import { severalDefaults } from './ingress-class/several-defaults.ts';
import { backendAmbiguous } from './ingress/backend-ambiguous.ts';
import { backendPortAmbiguous } from './ingress/backend-port-ambiguous.ts';
import { backendPortInvalid } from './ingress/backend-port-invalid.ts';
import { backendPortMissing } from './ingress/backend-port-missing.ts';
import { backendPortNumeric } from './ingress/backend-port-numeric.ts';
import { backendResourceInvalid } from './ingress/backend-resource-invalid.ts';
import { backendServiceMissing as ingressBackendServiceMissing } from './ingress/backend-service-missing.ts';
import { backendServiceNameInvalid } from './ingress/backend-service-name-invalid.ts';
import { certificateIssuerMissing } from './ingress/certificate-issuer-missing.ts';
import { classAnnotationDeprecated } from './ingress/class-annotation-deprecated.ts';
import { classConflict } from './ingress/class-conflict.ts';
import { classMissing } from './ingress/class-missing.ts';
import { classMisspelt } from './ingress/class-misspelt.ts';
import { classNameInvalid } from './ingress/class-name-invalid.ts';
import { classNotAllowed } from './ingress/class-not-allowed.ts';
import { classUnknown } from './ingress/class-unknown.ts';
import { dangerousPath } from './ingress/dangerous-path.ts';
import { defaultBackendSet } from './ingress/default-backend-set.ts';
import { duplicatePath } from './ingress/duplicate-path.ts';
import { hostInSeveralNamespaces } from './ingress/host-in-several-namespaces.ts';
import { hostInvalid } from './ingress/host-invalid.ts';
import { hostMissing } from './ingress/host-missing.ts';
import { hostWildcard } from './ingress/host-wildcard.ts';
import { httpAllowed } from './ingress/http-allowed.ts';
import { nginxFlagRemoved } from './ingress/nginx-flag-removed.ts';
import { nginxSnippetsAllowed } from './ingress/nginx-snippets-allowed.ts';
import { nginxUnmaintained } from './ingress/nginx-unmaintained.ts';
import { nginxVulnerable } from './ingress/nginx-vulnerable.ts';
import { pathMalformed } from './ingress/path-malformed.ts';
import { pathShadowed } from './ingress/path-shadowed.ts';
import { pathTypeInvalid } from './ingress/path-type-invalid.ts';
import { pathTypeMissing } from './ingress/path-type-missing.ts';
import { pathWithPattern } from './ingress/path-with-pattern.ts';
import { rewriteWithoutCapture } from './ingress/rewrite-without-capture.ts';
import { rewriteWithoutRest } from './ingress/rewrite-without-rest.ts';
import { ruleSplit } from './ingress/rule-split.ts';
import { ruleWithoutPaths } from './ingress/rule-without-paths.ts';
import { severalHosts } from './ingress/several-hosts.ts';
import { tlsHostMismatch } from './ingress/tls-host-mismatch.ts';
import { tlsMissing as ingressTlsMissing } from './ingress/tls-missing.ts';
import { tlsSecretConflict } from './ingress/tls-secret-conflict.ts';
import { tlsSecretMissing } from './ingress/tls-secret-missing.ts';
import { tlsSecretNameInvalid } from './ingress/tls-secret-name-invalid.ts';
import { tlsSecretUnusable } from './ingress/tls-secret-unusable.ts';
import { withoutHttpRoute } from './ingress/without-http-route.ts';
import { withoutRules } from './ingress/without-rules.ts';
import { annotationKeyInvalid } from './metadata/annotation-key-invalid.ts';
import { annotationsTooLarge } from './metadata/annotations-too-large.ts';
import { finalizerInvalid } from './metadata/finalizer-invalid.ts';
import { generateNameIgnored } from './metadata/generate-name-ignored.ts';
import { labelKeyInvalid } from './metadata/label-key-invalid.ts';
import { labelValueInvalid } from './metadata/label-value-invalid.ts';
import { nameInvalid } from './metadata/name-invalid.ts';
import { nameLabelOverwritten } from './metadata/name-label-overwritten.ts';
import { nameMissing } from './metadata/name-missing.ts';
import { namespaceDefault } from './metadata/namespace-default.ts';
import { namespaceIgnored } from './metadata/namespace-ignored.ts';
import { namespaceInvalid } from './metadata/namespace-invalid.ts';
import { namespaceOfSystem } from './metadata/namespace-of-system.ts';
import { ownerInvalid } from './metadata/owner-invalid.ts';
import { podSecurityLabelInvalid } from './namespace/pod-security-label-invalid.ts';
import { apiVersionRemoved } from './object/api-version-removed.ts';
import { definedTwice } from './object/defined-twice.ts';
import { fieldUnknown } from './object/field-unknown.ts';
import { keyInvalid } from './object/key-invalid.ts';
import { keyMissing } from './object/key-missing.ts';
import { typeIncomplete } from './object/type-incomplete.ts';
import { typeUnknown as objectTypeUnknown } from './object/type-unknown.ts';
import { valueTypeWrong } from './object/value-type-wrong.ts';
import { hostReused } from './openshift-route/host-reused.ts';
import { tlsMissing as openshiftRouteTlsMissing } from './openshift-route/tls-missing.ts';
import { anyAddressAllowed } from './policy/any-address-allowed.ts';
import { callersUnlimited } from './policy/callers-unlimited.ts';
import { cidrInvalid } from './policy/cidr-invalid.ts';
import { cidrNonCanonical } from './policy/cidr-non-canonical.ts';
import { cidrOutsidePods } from './policy/cidr-outside-pods.ts';
import { clusterRangeInBlock } from './policy/cluster-range-in-block.ts';
import { controllerShutOut } from './policy/controller-shut-out.ts';
import { defaultDenyMissing } from './policy/default-deny-missing.ts';
import { directionIgnored } from './policy/direction-ignored.ts';
import { dnsBlocked } from './policy/dns-blocked.ts';
import { dnsRuleIncomplete } from './policy/dns-rule-incomplete.ts';
import { everythingAllowed } from './policy/everything-allowed.ts';
import { exceptionIneffective } from './policy/exception-ineffective.ts';
import { exceptionOutsideCidr } from './policy/exception-outside-cidr.ts';
import { hostNamesUnresolved } from './policy/host-names-unresolved.ts';
import { hostNetworkSelected } from './policy/host-network-selected.ts';
import { ingressDeniedImplicitly } from './policy/ingress-denied-implicitly.ts';
import { ipv6LeftOut } from './policy/ipv6-left-out.ts';
import { listEmpty } from './policy/list-empty.ts';
import { metadataEndpointOpen } from './policy/metadata-endpoint-open.ts';
import { namedPortUnknown } from './policy/named-port-unknown.ts';
import { namedPortWithAddress } from './policy/named-port-with-address.ts';
import { namespaceLabelAssumed } from './policy/namespace-label-assumed.ts';
import { namespaceUncovered } from './policy/namespace-uncovered.ts';
import { namespaceUnset } from './policy/namespace-unset.ts';
import { notInSelectsUnlabelled } from './policy/not-in-selects-unlabelled.ts';
import { nothingAllowed } from './policy/nothing-allowed.ts';
import { oneSided } from './policy/one-sided.ts';
import { outsideShutOut } from './policy/outside-shut-out.ts';
import { peerEmpty } from './policy/peer-empty.ts';
import { peerMixed } from './policy/peer-mixed.ts';
import { peerRedundant } from './policy/peer-redundant.ts';
import { peerSelectorsSplit } from './policy/peer-selectors-split.ts';
import { peerSelectsNoNamespace } from './policy/peer-selects-no-namespace.ts';
import { peerSelectsNothing } from './policy/peer-selects-nothing.ts';
import { podNotIsolated } from './policy/pod-not-isolated.ts';
import { podSelectorEmpty } from './policy/pod-selector-empty.ts';
import { portInvalid } from './policy/port-invalid.ts';
import { portRangeInvalid } from './policy/port-range-invalid.ts';
import { portUndeclared } from './policy/port-undeclared.ts';
import { primaryNetworkUnlabelled } from './policy/primary-network-unlabelled.ts';
import { protocolImplicit } from './policy/protocol-implicit.ts';
import { protocolUnknown } from './policy/protocol-unknown.ts';
import { ruleRedundant } from './policy/rule-redundant.ts';
import { sandboxEgressOpen } from './policy/sandbox-egress-open.ts';
import { selectorContradictory } from './policy/selector-contradictory.ts';
import { selectorInvalid as policySelectorInvalid } from './policy/selector-invalid.ts';
import { selectsNothing as policySelectsNothing } from './policy/selects-nothing.ts';
import { servicePortUsed } from './policy/service-port-used.ts';
import { typeUnknown as policyTypeUnknown } from './policy/type-unknown.ts';
import { typesMissing } from './policy/types-missing.ts';
import { udpPortAsTcp } from './policy/udp-port-as-tcp.ts';
import { backendServiceMissing as routeBackendServiceMissing } from './route/backend-service-missing.ts';
import { parentMissing } from './route/parent-missing.ts';
import type { Rule } from './rule.ts';
import { addressInvalid as serviceAddressInvalid } from './service/address-invalid.ts';
import { addressNonstandard as serviceAddressNonstandard } from './service/address-nonstandard.ts';
import { adminPortExposed } from './service/admin-port-exposed.ts';
import { apiServiceInsecure } from './service/api-service-insecure.ts';
import { appProtocolInvalid as serviceAppProtocolInvalid } from './service/app-protocol-invalid.ts';
import { appProtocolUnknown } from './service/app-protocol-unknown.ts';
import { cleartextUrl } from './service/cleartext-url.ts';
import { clientAddressLost } from './service/client-address-lost.ts';
import { clusterDomainHardcoded } from './service/cluster-domain-hardcoded.ts';
import { clusterIpTaken } from './service/cluster-ip-taken.ts';
import { clusterIpUnavailable } from './service/cluster-ip-unavailable.ts';
import { clusterIpsContradictory } from './service/cluster-ips-contradictory.ts';
import { endpointsMissing } from './service/endpoints-missing.ts';
import { externalDnsDuplicate } from './service/external-dns-duplicate.ts';
import { externalIpSpecial } from './service/external-ip-special.ts';
import { externalIpsAdmitted } from './service/external-ips-admitted.ts';
import { externalIps } from './service/external-ips.ts';
import { externalNameInvalid } from './service/external-name-invalid.ts';
import { externalNameLoopback } from './service/external-name-loopback.ts';
import { externalNameUnresolvable } from './service/external-name-unresolvable.ts';
import { externalName } from './service/external-name.ts';
import { fieldForbidden } from './service/field-forbidden.ts';
import { fieldIgnored } from './service/field-ignored.ts';
import { governingServiceMissing } from './service/governing-service-missing.ts';
import { headlessExposed } from './service/headless-exposed.ts';
import { headlessPortDiffers } from './service/headless-port-differs.ts';
import { ipFamiliesContradictory } from './service/ip-families-contradictory.ts';
import { ipFamilyUnavailable } from './service/ip-family-unavailable.ts';
import { loadBalancerClassInvalid } from './service/load-balancer-class-invalid.ts';
import { loadBalancerCleartext } from './service/load-balancer-cleartext.ts';
import { loadBalancerIpDeprecated } from './service/load-balancer-ip-deprecated.ts';
import { loadBalancerPublic } from './service/load-balancer-public.ts';
import { loadBalancer } from './service/load-balancer.ts';
import { localSingleReplica } from './service/local-single-replica.ts';
import { monitorSelectsNothing } from './service/monitor-selects-nothing.ts';
import { networkWriteGranted } from './service/network-write-granted.ts';
import { nodePortDuplicate } from './service/node-port-duplicate.ts';
import { nodePortOutsideRange } from './service/node-port-outside-range.ts';
import { nodePortTaken } from './service/node-port-taken.ts';
import { nodePorts } from './service/node-ports.ts';
import { nodeTrafficDropped } from './service/node-traffic-dropped.ts';
import { notReadyPublished } from './service/not-ready-published.ts';
import { podsWithoutPorts } from './service/pods-without-ports.ts';
import { portDuplicate as servicePortDuplicate } from './service/port-duplicate.ts';
import { portNameDuplicate as servicePortNameDuplicate } from './service/port-name-duplicate.ts';
import { portNameInvalid as servicePortNameInvalid } from './service/port-name-invalid.ts';
import { portNameMissing as servicePortNameMissing } from './service/port-name-missing.ts';
import { portNameUnreferable } from './service/port-name-unreferable.ts';
import { portNumberInvalid as servicePortNumberInvalid } from './service/port-number-invalid.ts';
import { portNumberMissing as servicePortNumberMissing } from './service/port-number-missing.ts';
import { portProtocolUndeclared } from './service/port-protocol-undeclared.ts';
import { portUnlisted as servicePortUnlisted } from './service/port-unlisted.ts';
import { portsMissing } from './service/ports-missing.ts';
import { protocolConflict } from './service/protocol-conflict.ts';
import { rolloutInterrupted } from './service/rollout-interrupted.ts';
import { selectorInvalid as serviceSelectorInvalid } from './service/selector-invalid.ts';
import { selectorRunTimeLabel } from './service/selector-run-time-label.ts';
import { selectorShared } from './service/selector-shared.ts';
import { selectorTooBroad } from './service/selector-too-broad.ts';
import { selectsNothing as serviceSelectsNothing } from './service/selects-nothing.ts';
import { sensitiveAppExposed } from './service/sensitive-app-exposed.ts';
import { sessionTimeoutOutOfRange } from './service/session-timeout-out-of-range.ts';
import { singleEndpoint } from './service/single-endpoint.ts';
import { targetPortInvalid } from './service/target-port-invalid.ts';
import { targetPortNumeric } from './service/target-port-numeric.ts';
import { targetPortShared } from './service/target-port-shared.ts';
import { targetPortUndeclared } from './service/target-port-undeclared.ts';
import { targetPortUnresolved } from './service/target-port-unresolved.ts';
import { tiller } from './service/tiller.ts';
import { trafficDistributionDeprecated } from './service/traffic-distribution-deprecated.ts';
import { valueUnknown as serviceValueUnknown } from './service/value-unknown.ts';
import { addressNonstandard as workloadAddressNonstandard } from './workload/address-nonstandard.ts';
import { adminPort } from './workload/admin-port.ts';
import { containerNameInvalid } from './workload/container-name-invalid.ts';
import { containersMissing } from './workload/containers-missing.ts';
import { dnsConfigInvalid } from './workload/dns-config-invalid.ts';
import { dnsConfigMissing } from './workload/dns-config-missing.ts';
import { dnsOptionMissing } from './workload/dns-option-missing.ts';
import { ephemeralContainers } from './workload/ephemeral-containers.ts';
import { hostAliasDuplicate } from './workload/host-alias-duplicate.ts';
import { hostAliasInvalid } from './workload/host-alias-invalid.ts';
import { hostAliases } from './workload/host-aliases.ts';
import { hostIpIgnored } from './workload/host-ip-ignored.ts';
import { hostNetworkDnsPolicy } from './workload/host-network-dns-policy.ts';
import { hostNetworkIsolated } from './workload/host-network-isolated.ts';
import { hostNetwork } from './workload/host-network.ts';
import { hostPortDuplicate } from './workload/host-port-duplicate.ts';
import { hostPortMismatch } from './workload/host-port-mismatch.ts';
import { hostPortOutsideRange } from './workload/host-port-outside-range.ts';
import { hostPortReplicas } from './workload/host-port-replicas.ts';
import { hostPortTaken } from './workload/host-port-taken.ts';
import { hostPort } from './workload/host-port.ts';
import { hostProcess } from './workload/host-process.ts';
import { hostnameInvalid } from './workload/hostname-invalid.ts';
import { hostnameOverrideInvalid } from './workload/hostname-override-invalid.ts';
import { jobSelectorInvalid } from './workload/job-selector-invalid.ts';
import { livenessProbeMissing } from './workload/liveness-probe-missing.ts';
import { meshPortsSkipped } from './workload/mesh-ports-skipped.ts';
import { netRawKept } from './workload/net-raw-kept.ts';
import { networkCapabilityAdded } from './workload/network-capability-added.ts';
import { portDuplicate as workloadPortDuplicate } from './workload/port-duplicate.ts';
import { portNameDuplicate as workloadPortNameDuplicate } from './workload/port-name-duplicate.ts';
import { portNameInvalid as workloadPortNameInvalid } from './workload/port-name-invalid.ts';
import { portNameMissing as workloadPortNameMissing } from './workload/port-name-missing.ts';
import { portNameShared } from './workload/port-name-shared.ts';
import { portNotAllowed } from './workload/port-not-allowed.ts';
import { portNumberInvalid as workloadPortNumberInvalid } from './workload/port-number-invalid.ts';
import { portNumberMissing as workloadPortNumberMissing } from './workload/port-number-missing.ts';
import { portPrivileged } from './workload/port-privileged.ts';
import { prestopMissing } from './workload/prestop-missing.ts';
import { probeActionAmbiguous } from './workload/probe-action-ambiguous.ts';
import { probeCommandMissing } from './workload/probe-command-missing.ts';
import { probeHeaderInvalid } from './workload/probe-header-invalid.ts';
import { probeHost } from './workload/probe-host.ts';
import { probeOnInitContainer } from './workload/probe-on-init-container.ts';
import { probePortInvalid } from './workload/probe-port-invalid.ts';
import { probePortNumeric } from './workload/probe-port-numeric.ts';
import { probePortUndeclared } from './workload/probe-port-undeclared.ts';
import { probePortUnresolved } from './workload/probe-port-unresolved.ts';
import { probeTimeoutExceedsPeriod } from './workload/probe-timeout-exceeds-period.ts';
import { probeTimingInvalid } from './workload/probe-timing-invalid.ts';
import { probeTimingOutsideLimits } from './workload/probe-timing-outside-limits.ts';
import { probesIdentical } from './workload/probes-identical.ts';
import { readinessProbeMissing } from './workload/readiness-probe-missing.ts';
import { refusedByPodSecurity } from './workload/refused-by-pod-security.ts';
import { restartPolicyInvalid } from './workload/restart-policy-invalid.ts';
import { scaleDownDelayShort } from './workload/scale-down-delay-short.ts';
import { scaleTargetMissing } from './workload/scale-target-missing.ts';
import { selectorInvalid as workloadSelectorInvalid } from './workload/selector-invalid.ts';
import { selectorMismatch } from './workload/selector-mismatch.ts';
import { selectorMissing } from './workload/selector-missing.ts';
import { serviceLinksOn } from './workload/service-links-on.ts';
import { sleepOutsideGracePeriod } from './workload/sleep-outside-grace-period.ts';
import { subdomainServiceMissing } from './workload/subdomain-service-missing.ts';
import { unsafeSysctl } from './workload/unsafe-sysctl.ts';
import { valueUnknown as workloadValueUnknown } from './workload/value-unknown.ts';
import { anchorUnknown } from './yaml/anchor-unknown.ts';
import { boundsExceeded } from './yaml/bounds-exceeded.ts';
import { keyRepeated } from './yaml/key-repeated.ts';
import { syntaxError } from './yaml/syntax-error.ts';

export const rules: readonly Rule[] = [
  annotationValueRefused,
  apiServerOpen,
  blockMissesPods,
  ciliumPolicyUnserved,
  classTurnedOff,
  clientBlockIneffective,
  controllerNodeUnselected,
  dnsPodsMissed,
  egressGatewayInvalid,
  egressGatewayMissing,
  firewallMissing,
  firewallTargetMissing,
  gatewayAnnotationMisplaced,
  gatewayAnnotationUndone,
  gatewayConfigurationRefused,
  gatewayKindMissing,
  gatewayNameTooLong,
  httpsPolicyUnmet,
  ingressClassRetiring,
  keyVaultCertificateUnused,
  keyVaultOptionMissing,
  keyVaultVersionPinned,
  labelReserved,
  limitExceeded,
  listenerUnsupported,
  loadBalancerAddressUnusable,
  localDnsBlocked,
  nginxControllerInvalid,
  nodePortNeeded,
  nodePublicIp,
  outboundTypeUnfit,
  podNotBaseline,
  policyEngineMissing,
  policyFeatureUnsupported,
  privateLinkInconsistent,
  probePathMissing,
  probePortUnknown,
  probeTooSlow,
  rangeInvalid,
  rangesOverlapping,
  retiring,
  sctpOnPublic,
  selectorNotUnique,
  serviceRangeInvalid,
  settingsContradictory,
  sourceRangeDeniesAll,
  subnetTooSmall,
  vnetAdmitted,
  webAppOnLoadBalancer,
  wireServerAddress,
  wireServerAllowed,
  nothingSuppressed,
  reasonMissing,
  ruleUnknown,
  allowlistOpen,
  clash,
  dangerousValue,
  annotationDeprecated,
  incomplete,
  keyUnknown,
  misplaced,
  annotationPortUnlisted,
  removed,
  riskHigh,
  snippet,
  valueInvalid,
  wrongController,
  unknownRule,
  unreadableSetting,
  endpointsAddressInvalid,
  endpointsAddressNonstandard,
  addressSpecial,
  addressTypeMissing,
  addressesMissing,
  endpointsAppProtocolInvalid,
  endpointsDeprecated,
  empty,
  hintDuplicate,
  hostNameInvalid,
  overwritten,
  endpointsPortNameDuplicate,
  endpointsPortNameInvalid,
  endpointsPortNameMissing,
  portNameUnmatched,
  endpointsPortNumberInvalid,
  serviceLabelMissing,
  serviceMissing,
  tooMany,
  topologyIgnored,
  endpointsValueUnknown,
  controllerInvalid,
  parametersInvalid,
  severalDefaults,
  backendAmbiguous,
  backendPortAmbiguous,
  backendPortInvalid,
  backendPortMissing,
  backendPortNumeric,
  backendResourceInvalid,
  ingressBackendServiceMissing,
  backendServiceNameInvalid,
  certificateIssuerMissing,
  classAnnotationDeprecated,
  classConflict,
  classMissing,
  classMisspelt,
  classNameInvalid,
  classNotAllowed,
  classUnknown,
  dangerousPath,
  defaultBackendSet,
  duplicatePath,
  hostInSeveralNamespaces,
  hostInvalid,
  hostMissing,
  hostWildcard,
  httpAllowed,
  nginxFlagRemoved,
  nginxSnippetsAllowed,
  nginxUnmaintained,
  nginxVulnerable,
  pathMalformed,
  pathShadowed,
  pathTypeInvalid,
  pathTypeMissing,
  pathWithPattern,
  rewriteWithoutCapture,
  rewriteWithoutRest,
  ruleSplit,
  ruleWithoutPaths,
  severalHosts,
  tlsHostMismatch,
  ingressTlsMissing,
  tlsSecretConflict,
  tlsSecretMissing,
  tlsSecretNameInvalid,
  tlsSecretUnusable,
  withoutHttpRoute,
  withoutRules,
  annotationKeyInvalid,
  annotationsTooLarge,
  finalizerInvalid,
  generateNameIgnored,
  labelKeyInvalid,
  labelValueInvalid,
  nameInvalid,
  nameLabelOverwritten,
  nameMissing,
  namespaceDefault,
  namespaceIgnored,
  namespaceInvalid,
  namespaceOfSystem,
  ownerInvalid,
  podSecurityLabelInvalid,
  apiVersionRemoved,
  definedTwice,
  fieldUnknown,
  keyInvalid,
  keyMissing,
  typeIncomplete,
  objectTypeUnknown,
  valueTypeWrong,
  hostReused,
  openshiftRouteTlsMissing,
  anyAddressAllowed,
  callersUnlimited,
  cidrInvalid,
  cidrNonCanonical,
  cidrOutsidePods,
  clusterRangeInBlock,
  controllerShutOut,
  defaultDenyMissing,
  directionIgnored,
  dnsBlocked,
  dnsRuleIncomplete,
  everythingAllowed,
  exceptionIneffective,
  exceptionOutsideCidr,
  hostNamesUnresolved,
  hostNetworkSelected,
  ingressDeniedImplicitly,
  ipv6LeftOut,
  listEmpty,
  metadataEndpointOpen,
  namedPortUnknown,
  namedPortWithAddress,
  namespaceLabelAssumed,
  namespaceUncovered,
  namespaceUnset,
  notInSelectsUnlabelled,
  nothingAllowed,
  oneSided,
  outsideShutOut,
  peerEmpty,
  peerMixed,
  peerRedundant,
  peerSelectorsSplit,
  peerSelectsNoNamespace,
  peerSelectsNothing,
  podNotIsolated,
  podSelectorEmpty,
  portInvalid,
  portRangeInvalid,
  portUndeclared,
  primaryNetworkUnlabelled,
  protocolImplicit,
  protocolUnknown,
  ruleRedundant,
  sandboxEgressOpen,
  selectorContradictory,
  policySelectorInvalid,
  policySelectsNothing,
  servicePortUsed,
  policyTypeUnknown,
  typesMissing,
  udpPortAsTcp,
  routeBackendServiceMissing,
  parentMissing,
  serviceAddressInvalid,
  serviceAddressNonstandard,
  adminPortExposed,
  apiServiceInsecure,
  serviceAppProtocolInvalid,
  appProtocolUnknown,
  cleartextUrl,
  clientAddressLost,
  clusterDomainHardcoded,
  clusterIpTaken,
  clusterIpUnavailable,
  clusterIpsContradictory,
  endpointsMissing,
  externalDnsDuplicate,
  externalIpSpecial,
  externalIps,
  externalIpsAdmitted,
  externalName,
  externalNameInvalid,
  externalNameLoopback,
  externalNameUnresolvable,
  fieldForbidden,
  fieldIgnored,
  governingServiceMissing,
  headlessExposed,
  headlessPortDiffers,
  ipFamiliesContradictory,
  ipFamilyUnavailable,
  loadBalancer,
  loadBalancerClassInvalid,
  loadBalancerCleartext,
  loadBalancerIpDeprecated,
  loadBalancerPublic,
  localSingleReplica,
  monitorSelectsNothing,
  networkWriteGranted,
  nodePortDuplicate,
  nodePortOutsideRange,
  nodePortTaken,
  nodePorts,
  nodeTrafficDropped,
  notReadyPublished,
  podsWithoutPorts,
  servicePortDuplicate,
  servicePortNameDuplicate,
  servicePortNameInvalid,
  servicePortNameMissing,
  portNameUnreferable,
  servicePortNumberInvalid,
  servicePortNumberMissing,
  portProtocolUndeclared,
  servicePortUnlisted,
  portsMissing,
  protocolConflict,
  rolloutInterrupted,
  serviceSelectorInvalid,
  selectorRunTimeLabel,
  selectorShared,
  selectorTooBroad,
  serviceSelectsNothing,
  sensitiveAppExposed,
  sessionTimeoutOutOfRange,
  singleEndpoint,
  targetPortInvalid,
  targetPortNumeric,
  targetPortShared,
  targetPortUndeclared,
  targetPortUnresolved,
  tiller,
  trafficDistributionDeprecated,
  serviceValueUnknown,
  workloadAddressNonstandard,
  adminPort,
  containerNameInvalid,
  containersMissing,
  dnsConfigInvalid,
  dnsConfigMissing,
  dnsOptionMissing,
  ephemeralContainers,
  hostAliasDuplicate,
  hostAliasInvalid,
  hostAliases,
  hostIpIgnored,
  hostNetwork,
  hostNetworkDnsPolicy,
  hostNetworkIsolated,
  hostPort,
  hostPortDuplicate,
  hostPortMismatch,
  hostPortOutsideRange,
  hostPortReplicas,
  hostPortTaken,
  hostProcess,
  hostnameInvalid,
  hostnameOverrideInvalid,
  jobSelectorInvalid,
  livenessProbeMissing,
  meshPortsSkipped,
  netRawKept,
  networkCapabilityAdded,
  workloadPortDuplicate,
  workloadPortNameDuplicate,
  workloadPortNameInvalid,
  workloadPortNameMissing,
  portNameShared,
  portNotAllowed,
  workloadPortNumberInvalid,
  workloadPortNumberMissing,
  portPrivileged,
  prestopMissing,
  probeActionAmbiguous,
  probeCommandMissing,
  probeHeaderInvalid,
  probeHost,
  probeOnInitContainer,
  probePortInvalid,
  probePortNumeric,
  probePortUndeclared,
  probePortUnresolved,
  probeTimeoutExceedsPeriod,
  probeTimingInvalid,
  probeTimingOutsideLimits,
  probesIdentical,
  readinessProbeMissing,
  refusedByPodSecurity,
  restartPolicyInvalid,
  scaleDownDelayShort,
  scaleTargetMissing,
  workloadSelectorInvalid,
  selectorMismatch,
  selectorMissing,
  serviceLinksOn,
  sleepOutsideGracePeriod,
  subdomainServiceMissing,
  unsafeSysctl,
  workloadValueUnknown,
  anchorUnknown,
  boundsExceeded,
  keyRepeated,
  syntaxError,
];
