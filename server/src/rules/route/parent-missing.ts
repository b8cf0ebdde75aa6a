/** The rule about routes of the Gateway API whose Gateway does not exist. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isDnsSubdomain } from '../../kubernetes/formats.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { gatewayRefs, nearestName } from '../../kubernetes/route-references.ts';
import { isDeployedApart, soften } from '../absent.ts';
import { defineRule } from '../rule.ts';

/** A parentRef to nothing: no Gateway takes the route up, and nothing reports that. */
export const parentMissing = defineRule({
  id: 'route/parent-missing',
  summary: 'A route of the Gateway API names a Gateway that does not exist.',
  severity: 'warning',
  appliesTo: ['HTTPRoute', 'Route'],

  *detect(route, view) {
    for (const ref of gatewayRefs(route)) {
      const name = ref.name?.value;
      const namespace = ref.namespace?.value ?? view.namespace;
      if (!ref.name || !name || !isDnsSubdomain(name)) continue;
      const { found, possible } = view.named('Gateway', name, namespace);
      if (found.length > 0 || possible.length > 0) continue;
      const absence = view.absenceOf('Gateway', name, namespace);
      const softened = soften(absence);
      if (!softened || isDeployedApart(absence, namespace)) continue;
      const gateways = view.inNamespace('Gateway', namespace).map(({ resource }) => resource.name);
      const near = softened.severity ? undefined : (nearestName(name, gateways) ?? only(gateways));
      // Several Gateways that name no namespace are more likely samples than one deployment.
      if (!softened.severity && !near && namespace === undefined) continue;
      yield { ...softened, at: ref.name.at, route, ref, name, namespace: ref.namespace?.value, near };
    }
  },

  explain({ route, name, namespace, near, elsewhere }) {
    const place = namespace ? ` of namespace ${namespace}` : '';
    return {
      what: `${titleOf(route)} wants to attach to Gateway ${name}${place}, which ${elsewhere ? 'is not there' : 'does not exist'}.`,
      why: elsewhere
        ? `A Gateway of that name stands in ${elsewhere}; without a namespace it is looked for in that of the route.`
        : 'No Gateway takes the route up, so none of its requests arrives.',
      advice: near ? `Write ${near}, or add the Gateway.` : 'Add the Gateway, or correct its name and namespace.',
    };
  },

  repair({ ref, near }, { text }) {
    const edits = near ? setField(text, ref, 'name', near) : undefined;
    return edits ? [{ title: `Attach to Gateway ${near}`, safe: false, edits }] : [];
  },
});

function only(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined;
}
