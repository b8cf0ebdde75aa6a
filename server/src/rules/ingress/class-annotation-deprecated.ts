/** The rule about Ingresses that name their class by the deprecated annotation. */

import { hasAnnotations } from '../../kubernetes/annotations/carried.ts';
import { removeAnnotation, setField } from '../../kubernetes/edit-fields.ts';
import { isDnsSubdomain } from '../../kubernetes/formats.ts';
import { annotatedClassOf, classAnnotation } from '../../kubernetes/kinds/ingress.ts';
import { isMisread, isWritten } from '../../kubernetes/misread.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** The class by annotation: the API server warns at creation (ingress strategy.go), and some controllers ignore it. */
export const classAnnotationDeprecated = defineRule({
  id: 'ingress/class-annotation-deprecated',
  summary: 'An Ingress names its class by annotation rather than by spec.ingressClassName.',
  severity: 'warning',
  appliesTo: ['Ingress'],
  where: hasAnnotations,

  *detect(ingress, view) {
    const entry = annotatedClassOf(ingress);
    const { spec } = ingress;
    if (!entry || !spec || isWritten(spec, 'ingressClassName') || isMisread(ingress, spec)) return;
    const written = entry.value.value;
    const name = renamed[written] ?? written;
    // The controller of Google Cloud reads its class from nowhere else.
    if (name === 'gce' || name === 'gce-internal') return;
    const isDefined = view.namesakes('IngressClass', name).length > 0;
    yield { at: entry.key.at, tag: 'deprecated' as const, ingress, spec, written, name, isDefined };
  },

  explain({ ingress, written, name, isDefined }) {
    return {
      what: `Ingress ${ingress.name} names its class ${written} by annotation.`,
      why: 'The API server warns of the annotation: it has been deprecated since Kubernetes 1.18, and controllers drop it.',
      advice: isDefined
        ? `Set spec.ingressClassName to ${name} instead.`
        : `Set spec.ingressClassName to the name of the controller's IngressClass instead, probably ${name}.`,
    };
  },

  repair({ ingress, spec, name, isDefined }, { text }) {
    if (isPlaceholder(name) || !isDnsSubdomain(name)) return [];
    const removed = removeAnnotation(text, ingress, classAnnotation);
    const added = setField(text, spec, 'ingressClassName', name, 'first');
    if (!removed || !added) return [];
    return [{ title: `Set ingressClassName: ${name}`, safe: isDefined, edits: [...removed, ...added] }];
  },
});

/** Names that only the annotation has: the Application Gateway controller's IngressClass is called otherwise. */
const renamed: Readonly<Record<string, string>> = { 'azure/application-gateway': 'azure-application-gateway' };
