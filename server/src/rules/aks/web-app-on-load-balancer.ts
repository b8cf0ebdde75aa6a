/** The rule about web applications that have a public load balancer of their own. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isDnsLabel } from '../../kubernetes/formats.ts';
import { gatewayTexts } from '../../kubernetes/gateway-text.ts';
import { protocolOf, type ServicePort, servicePorts, serviceSelector } from '../../kubernetes/kinds/service.ts';
import { servingContainers, type Workload } from '../../kubernetes/kinds/workload.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { exposureOf, numbersBehind } from '../../kubernetes/service-exposure.ts';
import { appendDocument } from '../../manifest/rewrite-document.ts';
import { servesIngress } from '../../network/controller.ts';
import { defineRule } from '../rule.ts';

/** HTTP behind a load balancer has no host names, paths, certificates or web application firewall in front of it. */
export const webAppOnLoadBalancer = defineRule({
  id: 'aks/web-app-on-load-balancer',
  summary: 'A web application is brought to the internet by a load balancer of its own.',
  severity: 'information',
  preset: 'aks',
  appliesTo: ['Service'],

  *detect(service, view) {
    const selector = serviceSelector(service);
    const { spec } = service;
    if (!spec?.type || !selector || exposureOf(service) !== 'anyone' || view.bundle.isOpen) return;
    const pods = view.podsOf(selector).found.map(({ resource }) => resource);
    if (pods.length === 0 || pods.some(handsOn)) return;
    const port = servicePorts(service).find((each) => {
      return isWeb(each) || [...numbersBehind(each, pods)].some((number) => webPorts.has(number));
    });
    if (port) yield { at: spec.type.at, service, port, isPlain: !balancerFields.some((field) => spec[field]) };
  },

  explain({ service }) {
    return {
      what: `${titleOf(service)} brings a web application to the internet by a load balancer of its own.`,
      why: 'A load balancer knows no host names and no certificates, and no web application firewall stands in front of it.',
      advice: 'Make it a ClusterIP Service behind an Ingress or an HTTPRoute.',
    };
  },

  repair({ service, port, isPlain }, { text, parsed }) {
    const number = port.port?.value;
    const hasNodePorts = servicePorts(service).some(({ nodePort }) => nodePort);
    if (!isPlain || !number || hasNodePorts || !isDnsLabel(service.name)) return [];
    const paths = [{ path: '/', type: 'PathPrefix' as const, service: service.name, port: number }];
    const move = {
      name: service.name,
      namespace: service.namespace,
      hosts: [{ host: undefined, secretName: undefined, paths }],
    };
    const typed = setField(text, service.spec, 'type', 'ClusterIP');
    const added = appendDocument(
      text,
      parsed.documents,
      gatewayTexts(move, 'approuting-istio').join('---\n'),
      parsed.documents[service.document],
    );
    if (!typed || !added) return [];
    return [
      { title: 'Put a Gateway of class approuting-istio in front of it', safe: false, edits: [...typed, ...added] },
    ];
  },
});

const webPorts: ReadonlySet<number> = new Set([80, 443, 3000, 5000, 8000, 8080, 8081, 8443, 8888]);
const gatewayLike = /ingress|gateway|proxy|router|envoy|istio/i;
/** Fields that only Services outside of the cluster may have. */
const balancerFields = [
  'externalTrafficPolicy',
  'loadBalancerIP',
  'loadBalancerClass',
  'loadBalancerSourceRanges',
  'allocateLoadBalancerNodePorts',
  'healthCheckNodePort',
] as const;

/** An ingress controller, a gateway or a proxy, by image or by name. */
function handsOn(workload: Workload): boolean {
  const images = servingContainers(workload).flatMap(({ image }) => image?.value ?? []);
  return servesIngress(workload) || [workload.name, ...images].some((word) => gatewayLike.test(word));
}

function isWeb(port: ServicePort): boolean {
  if (protocolOf(port) !== 'TCP') return false;
  return /^https?$/i.test(port.appProtocol?.value ?? '') || webPorts.has(port.port?.value ?? 0);
}
