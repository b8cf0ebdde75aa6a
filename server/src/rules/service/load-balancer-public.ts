/** The rule about load balancers that nothing keeps from having a public address. */

import { addAnnotation } from '../../kubernetes/edit-fields.ts';
import type { Service } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { exposureOf } from '../../kubernetes/service-exposure.ts';
import { defineRule } from '../rule.ts';

/** A LoadBalancer Service without a word that makes it internal or limits its clients: most clouds make it public. */
export const loadBalancerPublic = defineRule({
  id: 'service/load-balancer-public',
  summary: 'A load balancer Service gets a public address and admits everyone.',
  severity: 'information',
  preset: 'strict',
  appliesTo: ['Service'],

  *detect(service, view, { profile }) {
    const type = service.spec?.type;
    // A patch may still make the load balancer internal.
    if (!type || exposureOf(service) !== 'anyone' || view.bundle.isOpen) return;
    yield { at: type.at, service, internal: profile ? azure : cloudOf(service) };
  },

  explain({ service, internal }) {
    return {
      what: `${titleOf(service)} has a load balancer that admits everyone.`,
      why: 'Clouds give such a load balancer a public address, so the Service can be reached from the whole internet.',
      advice: internal
        ? `Set the annotation ${internal.key} to ${internal.value}, or list the allowed clients in loadBalancerSourceRanges.`
        : 'Make it internal by the annotation of your cloud, or list the allowed clients in loadBalancerSourceRanges.',
    };
  },

  repair({ service, internal }, { text }) {
    const edits = internal && addAnnotation(text, service, internal.key, internal.value);
    return edits ? [{ title: 'Make the load balancer internal', safe: false, edits }] : [];
  },
});

interface Internal {
  readonly prefix: string;
  readonly key: string;
  readonly value: string;
}

const azure: Internal = {
  prefix: 'service.beta.kubernetes.io/azure-',
  key: 'service.beta.kubernetes.io/azure-load-balancer-internal',
  value: 'true',
};

const clouds: readonly Internal[] = [
  azure,
  {
    prefix: 'service.beta.kubernetes.io/aws-',
    key: 'service.beta.kubernetes.io/aws-load-balancer-scheme',
    value: 'internal',
  },
  { prefix: 'cloud.google.com/', key: 'networking.gke.io/load-balancer-type', value: 'Internal' },
  { prefix: 'networking.gke.io/', key: 'networking.gke.io/load-balancer-type', value: 'Internal' },
];

/** The cloud whose annotations the Service has already, where its own word for internal is not among them. */
function cloudOf({ annotations }: Service): Internal | undefined {
  const keys = annotations?.entries.map(({ key }) => key.value) ?? [];
  const cloud = clouds.find(({ prefix }) => keys.some((key) => key.startsWith(prefix)));
  return cloud && !keys.includes(cloud.key) ? cloud : undefined;
}
