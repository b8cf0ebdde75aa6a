/** The rule about Ingresses with TLS that are served in clear text, too. */

import { addAnnotation } from '../../kubernetes/edit-fields.ts';
import { ingressClassOf } from '../../kubernetes/kinds/ingress.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** `kubernetes.io/ingress.allow-http` is read by Google's controller and asked for by a policy of Azure. */
export const httpAllowed = defineRule({
  id: 'ingress/http-allowed',
  summary: 'An Ingress with TLS does not turn plain HTTP off.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Ingress'],

  *detect(ingress, _view, { profile }) {
    const { spec, annotations } = ingress;
    if (!spec || (spec.tls?.items.length ?? 0) === 0) return;
    const className = ingressClassOf(ingress)?.value ?? 'gce';
    if (!profile && className !== 'gce' && className !== 'gce-internal') return;
    const entry = annotations?.entries.find(({ key }) => key.value === allowHttp);
    if (entry?.value.value === 'false') return;
    yield { at: entry?.value.at ?? keyAt(spec, 'tls')!, ingress };
  },

  explain({ ingress }) {
    return {
      what: `Ingress ${ingress.name} has TLS and is served over plain HTTP, too.`,
      why: 'Requests in clear text are answered rather than refused.',
      advice: `Set the annotation ${allowHttp} to "false".`,
    };
  },

  repair({ ingress }, { text }) {
    const edits = addAnnotation(text, ingress, allowHttp, 'false');
    return edits ? [{ title: `Set ${allowHttp}: "false"`, safe: false, edits }] : [];
  },
});

const allowHttp = 'kubernetes.io/ingress.allow-http';
