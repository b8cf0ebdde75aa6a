/** The rule about the deprecated field for a load balancer's address. */

import { readAddress } from '../../cluster/address-range.ts';
import { addAnnotation, removeField } from '../../kubernetes/edit-fields.ts';
import { isLoadBalancer, type Service } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** `loadBalancerIP`, deprecated since Kubernetes 1.24: what it does differs from cloud to cloud. */
export const loadBalancerIpDeprecated = defineRule({
  id: 'service/load-balancer-ip-deprecated',
  summary: 'A Service asks for the address of its load balancer in a deprecated field.',
  severity: 'information',
  appliesTo: ['Service'],
  where: isLoadBalancer,

  *detect(service, _view, { profile }) {
    const { spec } = service;
    // On other types nobody reads it, and service/field-ignored says so.
    if (!spec?.loadBalancerIP?.value) return;
    yield {
      at: keyAt(spec, 'loadBalancerIP')!,
      tag: 'deprecated' as const,
      service,
      annotation: annotationFor(service, profile !== undefined),
    };
  },

  explain({ service, annotation }) {
    return {
      what: `${titleOf(service)} asks for an address in loadBalancerIP.`,
      why: 'The field is deprecated since Kubernetes 1.24: it has no dual-stack form, and clouds may stop reading it.',
      advice: annotation
        ? `Set the annotation ${annotation} in its place.`
        : 'Use the annotation that your load balancer controller documents.',
    };
  },

  repair({ service, annotation }, { text }) {
    const address = service.spec?.loadBalancerIP?.value;
    const without = removeField(text, service.spec, 'loadBalancerIP');
    const added = annotation && address && addAnnotation(text, service, annotation, address);
    if (!without || !added) return [];
    return [{ title: `Move the address to ${annotation}`, safe: false, edits: [...added, ...without] }];
  },
});

const azurePrefix = 'service.beta.kubernetes.io/azure-';

/** The annotation of Azure for an address of this family, where the Service is known to be for Azure. */
function annotationFor({ spec, annotations }: Service, isAzure: boolean): string | undefined {
  const keys = (annotations?.entries ?? []).map(({ key }) => key.value);
  if (spec?.loadBalancerClass || !(isAzure || keys.some((key) => key.startsWith(azurePrefix)))) return undefined;
  const family = readAddress(spec?.loadBalancerIP?.value ?? '')?.family;
  // Where a name or an address is given already, the field is not read, and annotation/clash says so.
  const settled = ['load-balancer-ipv4', 'load-balancer-ipv6', 'pip-name', 'pip-name-ipv6'];
  if (!family || settled.some((name) => keys.includes(azurePrefix + name))) return undefined;
  return `${azurePrefix}load-balancer-ipv${family}`;
}
