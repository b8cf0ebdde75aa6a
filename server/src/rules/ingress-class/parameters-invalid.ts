/** The rule about parameters of an IngressClass that name no object. */

import { removeField, setField } from '../../kubernetes/edit-fields.ts';
import { isDnsLabel, isDnsSubdomain, isPathSegmentName } from '../../kubernetes/formats.ts';
import type { IngressClass } from '../../kubernetes/kinds/ingress.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { isPlaceholder, placeOf } from '../../kubernetes/shape.ts';
import { nearest } from '../../text/nearest.ts';
import type { Range } from '../../text/range.ts';
import { listWords } from '../../text/words.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** Kind, name, group and scope of the object with the controller's settings (validateIngressClassParametersReference). */
export const parametersInvalid = defineRule({
  id: 'ingress-class/parameters-invalid',
  summary: 'The parameters of an IngressClass lack a part, or their scope and namespace disagree.',
  severity: 'error',
  appliesTo: ['IngressClass'],

  *detect(ingressClass) {
    const parameters = ingressClass.spec?.parameters;
    if (!parameters || isMisread(ingressClass, parameters)) return;
    for (const fault of faultsOf(parameters)) yield { ...fault, ingressClass, parameters };
  },

  explain({ ingressClass, fault, advice }) {
    return {
      what: `IngressClass ${ingressClass.name} has parameters ${fault}.`,
      why: 'The API server refuses the IngressClass: it could not tell which object holds the settings.',
      advice,
    };
  },

  repair({ parameters, scope }, { text }): Fix[] {
    if (scope === undefined) return [];
    if (scope !== '') {
      const edits = setField(text, parameters, 'scope', scope);
      return edits ? [{ title: `Set scope: ${scope}`, safe: false, edits }] : [];
    }
    const scoped = setField(text, parameters, 'scope', 'Namespace');
    const removed = removeField(text, parameters, 'namespace');
    return [
      ...(scoped ? [{ title: 'Set scope: Namespace', safe: false, edits: scoped }] : []),
      ...(removed ? [{ title: 'Remove namespace', safe: false, edits: removed }] : []),
    ];
  },
});

type Parameters = NonNullable<NonNullable<IngressClass['spec']>['parameters']>;

interface Fault {
  readonly at: Range;
  /** The end of "parameters …". */
  readonly fault: string;
  readonly advice: string;
  /** The scope that mends it; empty where it is either the scope or the namespace. */
  readonly scope?: string;
}

function* faultsOf(parameters: Parameters): Iterable<Fault> {
  const { apiGroup, scope, namespace } = parameters;
  if (apiGroup?.value && !isPlaceholder(apiGroup.value) && !isDnsSubdomain(apiGroup.value)) {
    const fault = `of the API group "${apiGroup.value}", which is no DNS name`;
    yield { at: apiGroup.at, fault, advice: 'Write the API group without version.' };
  }
  const missing = (['kind', 'name'] as const).filter((field) => !parameters[field]?.value);
  if (missing.length > 0) {
    const at = missing.flatMap((field) => parameters[field] ?? [])[0]?.at ?? placeOf(parameters);
    yield { at, fault: `without ${listWords(missing, 'and')}`, advice: `Add the ${listWords(missing, 'and')}.` };
  }
  for (const field of ['kind', 'name'] as const) {
    const written = parameters[field];
    if (written?.value && !isPlaceholder(written.value) && !isPathSegmentName(written.value)) {
      const fault = `with the ${field} "${written.value}", which cannot stand in a path`;
      yield { at: written.at, fault, advice: `Write the ${field} of the object.` };
    }
  }
  if (scope && !isPlaceholder(scope.value) && scope.value !== 'Cluster' && scope.value !== 'Namespace') {
    const meant = nearest(scope.value, ['Cluster', 'Namespace'], 2);
    const fault = `with the scope "${scope.value}"`;
    yield { at: scope.at, fault, advice: 'Write Cluster or Namespace.', ...(meant ? { scope: meant } : {}) };
  } else if (scope?.value === 'Namespace' && !namespace) {
    yield { at: scope.at, fault: 'in a namespace that is not named', advice: 'Add the namespace.' };
  } else if (namespace && scope?.value !== 'Namespace' && !isPlaceholder(scope?.value ?? '')) {
    const advice = 'Set scope: Namespace, or remove the namespace.';
    yield { at: namespace.at, fault: 'with a namespace, although their scope is Cluster', advice, scope: '' };
  } else if (namespace && !isPlaceholder(namespace.value) && !isDnsLabel(namespace.value)) {
    const fault = `in "${namespace.value}", which no namespace can be named`;
    yield { at: namespace.at, fault, advice: 'Write the name of a namespace.' };
  }
}
