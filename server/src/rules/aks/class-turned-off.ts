/** The rule about classes of AKS add-ons that the cluster has not turned on. */

import type { ClusterProfile, Stated } from '../../cluster/profile.ts';
import type { ControllerId } from '../../kubernetes/annotations/controller-table.ts';
import { ingressClassOf } from '../../kubernetes/kinds/ingress.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { ownersOf } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** Application routing comes as an add-on only, so a profile that says it is off settles the matter; others may be installed. */
export const classTurnedOff = defineRule({
  id: 'aks/class-turned-off',
  summary: 'An Ingress or Gateway has the class of an add-on that is off in the cluster.',
  severity: 'warning',
  appliesTo: ['Ingress', 'Gateway'],

  *detect(resource, view, { profile }) {
    const written = resource.type === 'Ingress' ? ingressClassOf(resource) : resource.spec?.gatewayClassName;
    if (!written || !profile?.ingress) return;
    const owners = ownersOf(resource, view);
    const owner = owners?.isCertain && owners.controllers.length === 1 ? owners.controllers[0] : undefined;
    const off = owner && turnedOff(profile.ingress, owner);
    if (!off) return;
    const related = [{ file: off.file, at: off.at, message: 'The cluster has it off here.' }];
    yield { at: written.at, related, resource, className: written.value };
  },

  explain({ resource, className }) {
    return {
      what: `${titleOf(resource)} has the class ${className}, whose add-on is off in the cluster.`,
      why: 'No controller of the cluster serves the class, so requests find nobody.',
      advice: 'Turn the add-on on, or use a class that the cluster serves.',
    };
  },
});

/** The statement that turns an add-on off which nobody can install otherwise. */
function turnedOff(ingress: NonNullable<ClusterProfile['ingress']>, owner: ControllerId): Stated<unknown> | undefined {
  const { appRouting, appRoutingIstio: istio } = ingress;
  if (owner === 'app-routing-istio') return istio?.value === 'Disabled' ? istio : undefined;
  return owner === 'app-routing' && appRouting?.value === false ? appRouting : undefined;
}
