/** The rule about routes of the Gateway API whose backend is a Service that does not exist. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isDnsLabel } from '../../kubernetes/formats.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { nearestName, serviceRefs } from '../../kubernetes/route-references.ts';
import { isSample } from '../../workspace/sample-folders.ts';
import { isDeployedApart, soften } from '../absent.ts';
import { defineRule } from '../rule.ts';

/** A backendRef to nothing: the route is accepted with ResolvedRefs False, and its requests are answered with 500. */
export const backendServiceMissing = defineRule({
  id: 'route/backend-service-missing',
  summary: 'A route of the Gateway API names a Service that does not exist.',
  severity: 'warning',
  appliesTo: ['HTTPRoute', 'Route'],

  *detect(route, view) {
    const seen = new Set<string>();
    for (const ref of serviceRefs(route)) {
      const name = ref.name?.value;
      const namespace = ref.namespace?.value ?? view.namespace;
      if (!ref.name || !name || !isDnsLabel(name) || seen.has(`${namespace}/${name}`)) continue;
      seen.add(`${namespace}/${name}`);
      const { found, possible } = view.named('Service', name, namespace);
      if (found.length > 0 || possible.length > 0) continue;
      const absence = view.absenceOf('Service', name, namespace);
      const softened = soften(absence);
      if (!softened || isDeployedApart(absence, namespace)) continue;
      const services = view.inNamespace('Service', namespace).map(({ resource }) => resource.name);
      const near = softened.severity ? undefined : nearestName(name, services);
      if (!softened.severity && !near && isSample(view)) continue;
      yield { ...softened, at: ref.name.at, route, ref, name, namespace: ref.namespace?.value, near };
    }
  },

  explain({ route, name, namespace, near, elsewhere }) {
    const place = namespace ? ` of namespace ${namespace}` : '';
    return {
      what: `${titleOf(route)} sends requests to Service ${name}${place}, which ${elsewhere ? 'is not there' : 'does not exist'}.`,
      why: elsewhere
        ? `A Service of that name stands in ${elsewhere}; without a namespace a backend is looked for in that of the route.`
        : 'The Gateway answers these requests with 500, and the route reports ResolvedRefs as False.',
      advice: near ? `Write ${near}, or add the Service.` : 'Add the Service, or correct the name.',
    };
  },

  repair({ ref, near }, { text }) {
    const edits = near ? setField(text, ref, 'name', near) : undefined;
    return edits ? [{ title: `Send to Service ${near}`, safe: false, edits }] : [];
  },
});
