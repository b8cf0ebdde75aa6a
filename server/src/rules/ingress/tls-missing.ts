/** The rule about Ingresses without TLS. */

import { statementOf } from '../../kubernetes/annotations/carried.ts';
import { setField } from '../../kubernetes/edit-fields.ts';
import { hostsOf } from '../../kubernetes/kinds/ingress.ts';
import { isMisread, isWritten } from '../../kubernetes/misread.ts';
import { specKeyAt } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** No `spec.tls`, and no annotation that has TLS ended by other means. A load balancer in front may still do it. */
export const tlsMissing = defineRule({
  id: 'ingress/tls-missing',
  summary: 'An Ingress has no TLS.',
  severity: 'information',
  preset: 'strict',
  appliesTo: ['Ingress'],

  *detect(ingress) {
    const { spec } = ingress;
    if (!spec || (spec.tls?.items.length ?? 0) > 0 || isMisread(ingress, spec)) return;
    if (isWritten(spec, 'tls') && !spec.tls) return;
    if (statementOf(ingress, 'tls-without-field') || statementOf(ingress, 'makes-tls-secret')) return;
    if (/\bwebsecure\b/.test(ingress.annotations?.get('traefik.ingress.kubernetes.io/router.entrypoints') ?? ''))
      return;
    yield { at: specKeyAt(ingress), ingress, spec, hosts: hostsOf(ingress) };
  },

  explain({ ingress }) {
    return {
      what: `Ingress ${ingress.name} has no TLS.`,
      why: 'Clients reach it in clear text only, unless something in front of the controller ends TLS.',
      advice: 'Add a TLS entry with the hosts and the Secret that holds their certificate.',
    };
  },

  repair({ ingress, spec, hosts }, { text }) {
    if (hosts.length === 0 || isPlaceholder(ingress.name)) return [];
    const edits = setField(text, spec, 'tls', [{ hosts, secretName: `${ingress.name}-tls` }]);
    return edits ? [{ title: `Add TLS from Secret ${ingress.name}-tls`, safe: false, edits }] : [];
  },
});
