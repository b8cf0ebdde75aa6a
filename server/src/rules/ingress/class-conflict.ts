/** The rule about Ingresses whose annotation and field name two different classes. */

import { hasAnnotations } from '../../kubernetes/annotations/carried.ts';
import { removeAnnotation, setField } from '../../kubernetes/edit-fields.ts';
import { isDnsSubdomain } from '../../kubernetes/formats.ts';
import { annotatedClassOf, classAnnotation } from '../../kubernetes/kinds/ingress.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** Checked when an Ingress is created (ValidateIngressCreate); two equal values pass. */
export const classConflict = defineRule({
  id: 'ingress/class-conflict',
  summary: 'Annotation and ingressClassName of an Ingress name two different classes.',
  severity: 'error',
  appliesTo: ['Ingress'],
  where: hasAnnotations,

  *detect(ingress) {
    const annotated = annotatedClassOf(ingress)?.value;
    const field = ingress.spec?.ingressClassName;
    if (!annotated || !field || annotated.value === field.value) return;
    if (isPlaceholder(annotated.value) || isPlaceholder(field.value)) return;
    const related = [{ file: ingress.file, at: field.at, message: `The field says ${field.value || 'nothing'}.` }];
    yield { at: annotated.at, related, ingress, annotated: annotated.value, field: field.value };
  },

  explain({ ingress, annotated, field }) {
    return {
      what: `Ingress ${ingress.name} has the class "${annotated}" by annotation and "${field}" by field.`,
      why: 'The API server refuses to create the Ingress: the two may not differ.',
      advice: 'Remove the annotation, which is deprecated, and let the field name the class.',
    };
  },

  repair({ ingress, annotated, field }, { text }): Fix[] {
    const removed = removeAnnotation(text, ingress, classAnnotation);
    if (!removed) return [];
    const fixes: Fix[] = [{ title: `Keep ${field}`, safe: false, edits: removed }];
    const set = isDnsSubdomain(annotated) ? setField(text, ingress.spec, 'ingressClassName', annotated) : undefined;
    if (set) fixes.push({ title: `Keep ${annotated}`, safe: false, edits: [...removed, ...set] });
    return fixes;
  },
});
