/** The rule about cert-manager issuers that do not exist. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { nearest } from '../../text/nearest.ts';
import { defineRule } from '../rule.ts';

/** Issuers usually lie in another repository, so this speaks only where others of the kind are in view. */
export const certificateIssuerMissing = defineRule({
  id: 'ingress/certificate-issuer-missing',
  summary: 'An annotation of cert-manager names an issuer that does not exist.',
  severity: 'information',
  preset: 'strict',
  appliesTo: ['Ingress', 'Gateway'],

  *detect(resource, view) {
    const { annotations } = resource;
    if (!annotations || view.bundle.isOpen || external.some((key) => annotations.get(key) !== undefined)) return;
    for (const { key, value } of annotations.entries) {
      const kind = kinds.get(key.value);
      if (!kind || value.value === '' || isPlaceholder(value.value)) continue;
      const inView = view.ofKind('cert-manager.io', kind).filter(({ namespace }) => {
        return kind === 'ClusterIssuer' || namespace === view.namespace;
      });
      const names = inView.map((one) => one.resource.name);
      if (names.length === 0 || names.includes(value.value)) continue;
      if (view.absenceOf(kind, value.value).strength === 'elsewhere') continue;
      const near = nearest(value.value, names);
      yield { at: value.at, resource, kind, key: key.value, name: value.value, near };
    }
  },

  explain({ resource, kind, name, near }) {
    return {
      what: `${resource.kind} ${resource.name} has its certificate from ${kind} ${name}, which is not in view.`,
      why: 'Without its issuer no certificate is made, and clients get the default certificate of the controller.',
      advice: near ? `Write ${near}.` : `Add the ${kind}, or correct the name.`,
    };
  },

  repair({ resource, key, near }, { text }) {
    const edits = near ? setField(text, resource.annotations, key, near) : undefined;
    return edits ? [{ title: `Write ${near}`, safe: false, edits }] : [];
  },
});

const kinds = new Map([
  ['cert-manager.io/issuer', 'Issuer'],
  ['cert-manager.io/cluster-issuer', 'ClusterIssuer'],
]);

/** With these the issuer is an object of somebody else's kind. */
const external = ['cert-manager.io/issuer-group', 'cert-manager.io/issuer-kind'];
