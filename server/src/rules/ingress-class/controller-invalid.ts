/** The rule about IngressClasses without a controller, or with a name that no controller can have. */

import { controllers } from '../../kubernetes/annotations/controller-table.ts';
import { setField } from '../../kubernetes/edit-fields.ts';
import { isDomainPrefixedPath } from '../../kubernetes/formats.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { specKeyAt } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { nearest } from '../../text/nearest.ts';
import { defineRule } from '../rule.ts';

/** `spec.controller` is a domain and a path of at most 250 characters (ValidateIngressClassSpec). */
export const controllerInvalid = defineRule({
  id: 'ingress-class/controller-invalid',
  summary: 'An IngressClass has no controller, or one that is no domain with a path.',
  severity: 'error',
  appliesTo: ['IngressClass'],

  *detect(ingressClass) {
    const { spec, node } = ingressClass;
    if (isMisread(ingressClass, spec ?? { node, key: undefined }, 'controller', 'spec')) return;
    const written = spec?.controller?.value ?? '';
    if (isPlaceholder(written) || (written.length <= 250 && isDomainPrefixedPath(written))) return;
    const near = nearestController(written);
    yield { at: spec?.controller?.at ?? specKeyAt(ingressClass), ingressClass, spec, written, near };
  },

  explain({ ingressClass, written, near }) {
    return {
      what: written
        ? `IngressClass ${ingressClass.name} has the controller "${written}", which is no domain with a path.`
        : `IngressClass ${ingressClass.name} names no controller.`,
      why: 'The API server refuses the IngressClass: controllers find theirs by a name such as example.com/ingress.',
      advice: near ? `Write ${near}.` : "Write the name from the controller's documentation.",
    };
  },

  repair({ spec, written, near }, { text }) {
    const edits = written && near ? setField(text, spec, 'controller', near) : undefined;
    return edits ? [{ title: `Write ${near}`, safe: false, edits }] : [];
  },
});

/** The known name that ends like the written one, or differs by a few letters. */
function nearestController(written: string): string | undefined {
  const names = controllers.flatMap((one) => ('controllerNames' in one ? [...one.controllerNames] : []));
  const known = names.filter((name) => !name.endsWith('/*'));
  const endingSo = known.filter((name) => name.endsWith(`/${written}`));
  return endingSo.length === 1 ? endingSo[0] : nearest(written, known, 3);
}
