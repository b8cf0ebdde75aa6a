/** The rule about load balancers of AWS that take port 443 and hold no certificate. */

import { addAnnotation } from '../../kubernetes/edit-fields.ts';
import { knownServiceType, servicePorts } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

const certificate = 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert';

/** Port 443 of an AWS load balancer without certificate: TLS ends behind it, or nowhere. */
export const loadBalancerCleartext = defineRule({
  id: 'service/load-balancer-cleartext',
  summary: 'An AWS load balancer takes port 443 without a certificate.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Service'],

  *detect(service) {
    const keys = service.annotations?.entries.map(({ key }) => key.value) ?? [];
    const isAws = keys.some((key) => key.startsWith('service.beta.kubernetes.io/aws-'));
    const isNlb = service.spec?.loadBalancerClass?.value === 'service.k8s.aws/nlb';
    if (knownServiceType(service) !== 'LoadBalancer' || !(isAws || isNlb)) return;
    if (service.annotations?.get(certificate)) return;
    const port = servicePorts(service).find((one) => one.port?.value === 443);
    if (port) yield { at: port.port!.at, service, hasKey: keys.includes(certificate) };
  },

  explain({ service }) {
    return {
      what: `${titleOf(service)} has a load balancer on port 443 without a certificate.`,
      why: 'The load balancer hands the bytes on as they are: if the pods do not speak TLS, clients talk in the clear.',
      advice: `Set the annotation ${certificate}, or make sure that the pods end TLS.`,
    };
  },

  repair({ service, hasKey }, { text }) {
    if (hasKey) return [];
    const edits = addAnnotation(text, service, certificate, 'arn:aws:acm:REGION:ACCOUNT:certificate/ID');
    return edits ? [{ title: 'Add the annotation for a certificate', safe: false, edits }] : [];
  },
});
