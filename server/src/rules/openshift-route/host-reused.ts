/** The rule about OpenShift Routes that claim one host and path. */

import { isDeployed } from '../../kubernetes/deployed.ts';
import { nameAt } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { claimants } from '../../workspace/claimants.ts';
import { claim } from '../../workspace/claims.ts';
import { defineRule } from '../rule.ts';

/** The router admits the oldest Route of a host and path, and rejects the others with HostAlreadyClaimed. */
export const hostReused = defineRule({
  id: 'openshift-route/host-reused',
  summary: 'Two OpenShift Routes claim the same host and path.',
  severity: 'warning',
  preset: 'off',
  appliesTo: ['OpenShiftRoute'],

  *detect(route, view) {
    const { host, path } = route.spec ?? {};
    if (!host?.value || isPlaceholder(host.value)) return;
    const own = `${view.namespace ?? ''}/${route.name}`;
    const others = [...claimants(view, claim.host('Route', host.value))].flatMap((one) => {
      if (!isDeployed(one, 'OpenShiftRoute') || `${one.namespace ?? ''}/${one.resource.name}` >= own) return [];
      return (one.resource.spec?.path?.value ?? '') === (path?.value ?? '') ? [one.resource] : [];
    });
    const first = others.sort((a, b) => (a.name < b.name ? -1 : 1))[0];
    if (!first) return;
    const related = [{ file: first.file, at: nameAt(first), message: `Route ${first.name} claims it, too.` }];
    yield { at: host.at, related, route, first, address: `${host.value}${path?.value ?? ''}` };
  },

  explain({ route, first, address }) {
    return {
      what: `Route ${route.name} claims ${address}, as Route ${first.name} does.`,
      why: 'The router admits only the older of the two.',
      advice: 'Give them different hosts or paths.',
    };
  },
});
