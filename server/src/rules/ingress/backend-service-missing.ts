/** The rule about Ingress backends that name a Service which does not exist. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isDnsLabel } from '../../kubernetes/formats.ts';
import { pathTitle, routeTitle } from '../../kubernetes/ingress-words.ts';
import { backendService, type IngressRoute, ingressRoutes } from '../../kubernetes/kinds/ingress.ts';
import { nearestName } from '../../kubernetes/route-references.ts';
import { isSample } from '../../workspace/sample-folders.ts';
import { isDeployedApart, soften } from '../absent.ts';
import { defineRule } from '../rule.ts';

/** An Ingress backend whose Service does not exist in the namespace of the Ingress: requests are answered with 503. */
export const backendServiceMissing = defineRule({
  id: 'ingress/backend-service-missing',
  summary: 'An Ingress backend names a Service that does not exist in its namespace.',
  severity: 'warning',
  appliesTo: ['Ingress'],

  *detect(ingress, view) {
    for (const [name, routes] of byService(ingressRoutes(ingress))) {
      const { found, possible } = view.named('Service', name);
      if (found.length > 0 || possible.length > 0) continue;
      const absence = view.absenceOf('Service', name);
      const softened = soften(absence);
      if (!softened || isDeployedApart(absence, view.namespace)) continue;
      const services = view.inNamespace('Service').map(({ resource }) => resource.name);
      const near = softened.severity ? undefined : nearestName(name, services);
      if (!softened.severity && !near && isSample(view)) continue;
      const others = routes.slice(1).map(({ backend, rule, path }) => {
        const message = rule && path ? `${pathTitle(rule, path)} leads there too.` : 'The default backend is it too.';
        return { file: ingress.file, at: backend.service!.name!.at, message };
      });
      const at = routes[0]!.backend.service!.name!.at;
      yield { ...softened, at, related: [...softened.related, ...others], ingress, name, routes, near };
    }
  },

  explain({ ingress, name, routes, near, elsewhere }) {
    return {
      what: `Ingress ${ingress.name} sends ${routeTitle(routes[0]!)} to Service ${name}, which ${elsewhere ? 'is not there' : 'does not exist'}.`,
      why: elsewhere
        ? `A Service of that name stands in ${elsewhere}, and a backend must be in the namespace of its Ingress.`
        : 'The controller has nowhere to send these requests and answers them with 503.',
      advice: near ? `Write ${near}, or add the Service.` : 'Add the Service, or correct the name.',
    };
  },

  repair({ near, routes }, { text }) {
    if (!near) return [];
    const edits = routes.flatMap(({ backend }) => setField(text, backend.service, 'name', near) ?? []);
    return edits.length === routes.length ? [{ title: `Send to Service ${near}`, safe: false, edits }] : [];
  },
});

/** The routes to each Service, in the order it is first named. Names that no Service may have are another finding. */
function byService(routes: readonly IngressRoute[]): Map<string, IngressRoute[]> {
  const named = new Map<string, IngressRoute[]>();
  for (const route of routes) {
    const name = backendService(route.backend)?.name?.value;
    if (!name || !isDnsLabel(name)) continue;
    const known = named.get(name);
    if (known) known.push(route);
    else named.set(name, [route]);
  }
  return named;
}
