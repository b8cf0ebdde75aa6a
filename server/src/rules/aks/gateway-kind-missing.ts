/** The rule about kinds of the Gateway API that the bundle which AKS manages does not bring. */

import { isOfGatewayApi } from '../../kubernetes/kinds/gateway.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** The managed bundle holds the standard channel, and no other definitions may stand beside it (AKS: managed-gateway-api). */
export const gatewayKindMissing = defineRule({
  id: 'aks/gateway-kind-missing',
  summary: 'An object of the Gateway API has a kind that the managed bundle of AKS does not bring.',
  severity: 'warning',
  appliesTo: ['Route', 'Other'],
  where: isOfGatewayApi,

  *detect(resource, _view, { profile, kubernetes }) {
    const installation = profile?.ingress?.gatewayApi;
    if (installation?.value !== 'Standard') return;
    const isExperimental = resource.group === 'gateway.networking.x-k8s.io';
    const isEarly = resource.group === 'gateway.networking.k8s.io' && resource.kind === 'TLSRoute' && kubernetes < 36;
    if (!isExperimental && !isEarly && !(resource.type === 'Route' && neverStandard.has(resource.kind))) return;
    const { file, at } = installation;
    const related = [{ file, at, message: 'The managed bundle is turned on here.' }];
    yield { at: resource.kindAt, related, resource, kubernetes };
  },

  explain({ resource, kubernetes }) {
    return {
      what: `${titleOf(resource)} has a kind that the Gateway API bundle of AKS for Kubernetes 1.${kubernetes} does not bring.`,
      why: 'The bundle holds the standard channel only, and AKS allows no experimental definitions beside it, so the API server refuses the object.',
      advice: 'Say it by a Gateway and an HTTPRoute or GRPCRoute, or expose the Service by a load balancer.',
    };
  },
});

const neverStandard: ReadonlySet<string> = new Set(['TCPRoute', 'UDPRoute']);
