/** The rule about ways in through Application Gateway for Containers without a web application firewall. */

import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { ownersOf } from '../../workspace/class-owners.ts';
import { mayBeProtected } from '../../workspace/firewalls.ts';
import { defineRule } from '../rule.ts';

/** Its frontends are always public; only objects of the Gateway API can be protected (AKS: operator-best-practices-network). */
export const firewallMissing = defineRule({
  id: 'aks/firewall-missing',
  summary: 'No web application firewall stands before a Gateway or Ingress of Application Gateway for Containers.',
  severity: 'hint',
  preset: 'aks',
  appliesTo: ['Gateway', 'Ingress'],

  *detect(resource, view) {
    const owners = ownersOf(resource, view);
    if (owners?.controllers.join() !== 'agc' || view.bundle.isOpen) return;
    if (resource.type === 'Ingress' || !mayBeProtected(view, resource)) yield { at: nameAt(resource), resource };
  },

  explain({ resource }) {
    return {
      what: `${titleOf(resource)} leads requests from the internet in without a web application firewall.`,
      why:
        resource.type === 'Ingress'
          ? 'Application Gateway for Containers protects Gateways and routes only, so nothing looks for attacks in these requests.'
          : 'Nothing looks for attacks such as injected SQL in these requests before they reach the pods.',
      advice:
        resource.type === 'Ingress'
          ? 'Move to a Gateway with a WebApplicationFirewallPolicy.'
          : 'Add a WebApplicationFirewallPolicy with this Gateway as its target, and the security policy in Azure.',
    };
  },
});
