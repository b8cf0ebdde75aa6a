/** The rule about a host and path that two rules or two Ingresses of one class claim. */

import { isDeployed } from '../../kubernetes/deployed.ts';
import { pathTitle } from '../../kubernetes/ingress-words.ts';
import {
  backendService,
  type Ingress,
  type IngressRoute,
  ingressRoutes,
  isSplitRule,
} from '../../kubernetes/kinds/ingress.ts';
import { isPlaceholder, placeOf } from '../../kubernetes/shape.ts';
import { claimants } from '../../workspace/claimants.ts';
import { claim } from '../../workspace/claims.ts';
import { classNameOf, hasOwnLoadBalancer, ownersOf, sharesRequests } from '../../workspace/class-owners.ts';
import { isSample } from '../../workspace/sample-folders.ts';
import { defineRule } from '../rule.ts';

/** The same host, path and path type twice for one class: which backend answers is up to the controller. */
export const duplicatePath = defineRule({
  id: 'ingress/duplicate-path',
  summary: 'Two rules of one class claim the same host, path and path type.',
  severity: 'warning',
  appliesTo: ['Ingress'],

  *detect(ingress, view) {
    if (sharesRequests(ingress)) return;
    const routes = ingressRoutes(ingress);
    const className = hasOwnLoadBalancer(ownersOf(ingress, view)) ? undefined : classNameOf(ingress, view);
    for (const [index, route] of routes.entries()) {
      const { rule, path } = route;
      const written = path?.path?.value ?? '';
      if (!rule || !path || isPlaceholder(written) || isPlaceholder(rule.host?.value ?? '')) continue;
      if (isSplitOff(ingress, route)) continue;
      const own = routes.slice(0, index).find((other) => isSame(other, route));
      const first = own ? { ingress, route: own } : earlierClaim(ingress, route);
      if (!first || (!own && isSample(view))) continue;
      const other = first.ingress;
      const message = `${pathTitle(first.route.rule!, first.route.path!)} is claimed here first.`;
      const related = [{ file: other.file, at: first.route.path!.path?.at ?? placeOf(first.route.path!), message }];
      yield { at: path.path?.at ?? placeOf(path), related, ingress, other, title: pathTitle(rule, path) };
    }

    function earlierClaim(own: Ingress, route: IngressRoute): { ingress: Ingress; route: IngressRoute } | undefined {
      const claimed = claim.ingressPath(route.rule!.host?.value ?? '', route.path!.path?.value ?? '');
      for (const one of claimants(view, claimed)) {
        if (!isDeployed(one, 'Ingress') || !isBefore(one.resource, own) || sharesRequests(one.resource)) continue;
        if (className === undefined || classNameOf(one.resource, view) !== className) continue;
        const others = ingressRoutes(one.resource).filter((other) => !isSplitOff(one.resource, other));
        const found = others.find((other) => isSame(other, route));
        if (found) return { ingress: one.resource, route: found };
      }
      return undefined;
    }
  },

  explain({ ingress, other, title }) {
    return {
      what:
        ingress === other
          ? `Ingress ${ingress.name} has ${title} twice.`
          : `Ingress ${ingress.name} claims ${title}, which Ingress ${other.name} claims already.`,
      why: 'Only one of the two backends gets the requests, and which one differs between controllers.',
      advice: 'Keep one of them, or give them different paths.',
    };
  },
});

function isSame(a: IngressRoute, b: IngressRoute): boolean {
  if (!a.rule || !b.rule || !a.path || !b.path) return false;
  // Actions of the AWS controller stand beside each other on purpose, such as a redirect before a Service.
  if (!backendService(a.backend) || !backendService(b.backend)) return false;
  return (
    (a.rule.host?.value ?? '').toLowerCase() === (b.rule.host?.value ?? '').toLowerCase() &&
    (a.path.path?.value ?? '') === (b.path.path?.value ?? '') &&
    a.path.pathType?.value === b.path.pathType?.value
  );
}

/** Whether the path was meant for the host of the rule above, which one dash too many took away: a finding of its own. */
function isSplitOff(ingress: Ingress, { rule }: IngressRoute): boolean {
  const rules = ingress.spec?.rules?.items ?? [];
  const before = rule && rules[rules.indexOf(rule) - 1];
  return before !== undefined && isSplitRule(before, rule);
}

/** The order in which Gateway API settles such conflicts, for objects of one age: by namespace and name. */
function isBefore(a: Ingress, b: Ingress): boolean {
  const one = `${a.namespace ?? ''}/${a.name}`;
  const other = `${b.namespace ?? ''}/${b.name}`;
  if (one !== other) return one < other;
  return a.file === b.file ? a.node.start < b.node.start : a.file < b.file;
}
