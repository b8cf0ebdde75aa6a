/** The rule about paths that can get no request, because another path gets them all. */

import { isDeployed } from '../../kubernetes/deployed.ts';
import { pathTitle } from '../../kubernetes/ingress-words.ts';
import { type Ingress, type IngressRoute, ingressRoutes } from '../../kubernetes/kinds/ingress.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { claimants } from '../../workspace/claimants.ts';
import { claim } from '../../workspace/claims.ts';
import {
  classNameOf,
  hasOwnLoadBalancer,
  isServedByNginx,
  ownersOf,
  sharesRequests,
} from '../../workspace/class-owners.ts';
import type { View } from '../../workspace/view.ts';
import { defineRule } from '../rule.ts';

/**
 * The longest matching path wins, and a slash at the end of a prefix does not count: `/app/` takes everything that
 * `/app` could get. With ingress-nginx a pattern that is longer as text goes before a plain path.
 */
export const pathShadowed = defineRule({
  id: 'ingress/path-shadowed',
  summary: 'A path of an Ingress gets no request, because another one of its host gets them.',
  severity: 'warning',
  appliesTo: ['Ingress'],

  *detect(ingress, view) {
    if (sharesRequests(ingress)) return;
    for (const route of ingressRoutes(ingress)) {
      const { rule, path } = route;
      if (!rule || !path?.path || isPlaceholder(path.path.value) || isPlaceholder(rule.host?.value ?? '')) continue;
      const winner = slashedTwin(ingress, route, view) ?? longerPattern(ingress, route, view);
      const at = winner?.route.path?.path?.at;
      if (!winner || !at) continue;
      const title = pathTitle(winner.route.rule!, winner.route.path!);
      const related = [
        { file: winner.ingress.file, at, message: `${title[0]!.toUpperCase()}${title.slice(1)} goes first.` },
      ];
      yield {
        at: path.path.at,
        related,
        ingress,
        title: pathTitle(rule, path),
        winner: winner.route.path!.path!.value,
      };
    }
  },

  explain({ ingress, title, winner }) {
    return {
      what: `Ingress ${ingress.name} has ${title}, but ${winner} takes every request for it.`,
      why: 'The backend of this path gets nothing; its requests go to the backend of the other.',
      advice: 'Keep one of the two, or make the one that goes first narrower.',
    };
  },
});

interface Winner {
  readonly ingress: Ingress;
  readonly route: IngressRoute;
}

/** The same prefix with a slash at its end, in this Ingress or in another one of its class. */
function slashedTwin(ingress: Ingress, route: IngressRoute, view: View): Winner | undefined {
  const { rule, path } = route;
  if (path?.pathType?.value !== 'Prefix' || path.path!.value.endsWith('/')) return undefined;
  const isTwin = (other: IngressRoute): boolean =>
    hostOf(other) === hostOf(route) &&
    other.path?.pathType?.value === 'Prefix' &&
    other.path.path?.value === `${path.path!.value}/` &&
    other.backend.service?.name?.value !== route.backend.service?.name?.value;
  const own = ingressRoutes(ingress).find(isTwin);
  if (own) return { ingress, route: own };
  const className = classNameOf(ingress, view);
  if (className === undefined || hasOwnLoadBalancer(ownersOf(ingress, view))) return undefined;
  for (const one of claimants(view, claim.ingressPath(rule?.host?.value ?? '', path.path!.value))) {
    if (!isDeployed(one, 'Ingress') || classNameOf(one.resource, view) !== className) continue;
    const twin = sharesRequests(one.resource) ? undefined : ingressRoutes(one.resource).find(isTwin);
    if (twin) return { ingress: one.resource, route: twin };
  }
  return undefined;
}

/** A pattern of the same Ingress that matches a plain path and is longer as text, which is the order of ingress-nginx. */
function longerPattern(ingress: Ingress, route: IngressRoute, view: View): Winner | undefined {
  const plain = route.path!.path!.value;
  if (!/^[-\w./]+$/.test(plain) || !patterned.some((key) => ingress.annotations?.get(key))) return undefined;
  const found = ingressRoutes(ingress).find((other) => {
    const stem = /^([-\w./]*?)(?:\/|\(\/\|\$\))\(?\.\*\)?$/.exec(other.path?.path?.value ?? '')?.[1];
    if (stem === undefined || hostOf(other) !== hostOf(route) || other.backend === route.backend) return false;
    return plain.startsWith(`${stem}/`) && other.path!.path!.value.length > plain.length;
  });
  return found && isServedByNginx(ingress, view) ? { ingress, route: found } : undefined;
}

const patterned = ['nginx.ingress.kubernetes.io/use-regex', 'nginx.ingress.kubernetes.io/rewrite-target'];

function hostOf({ rule }: IngressRoute): string {
  return (rule?.host?.value ?? '').toLowerCase();
}
