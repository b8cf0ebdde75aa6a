/** The rule about Ingresses for which Azure refuses the configuration of a whole Application Gateway. */

import { applicationGatewayBounds, pathFaultOnGateway } from '../../kubernetes/annotations/agic.ts';
import { carriersOf } from '../../kubernetes/annotations/carried.ts';
import { annotationOf } from '../../kubernetes/annotations/catalogue.ts';
import { problemOf } from '../../kubernetes/annotations/check-value.ts';
import { brokenClauses } from '../../kubernetes/annotations/condition.ts';
import type { Ingress } from '../../kubernetes/kinds/ingress.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import type { Located } from '../../text/range.ts';
import { countOf } from '../../text/words.ts';
import { ownersOf } from '../../workspace/class-owners.ts';
import type { View } from '../../workspace/view.ts';
import { defineRule } from '../rule.ts';

/** The controller sends one configuration for all of its Ingresses; one bad value in it and none of it is taken. */
export const gatewayConfigurationRefused = defineRule({
  id: 'aks/gateway-configuration-refused',
  summary: 'One Ingress keeps the Application Gateway controller from updating all of them.',
  severity: 'error',
  appliesTo: ['Ingress'],

  *detect(ingress, view) {
    if (!isOnGateway(ingress, view)) return;
    const faults = [...numberFaults(ingress), ...pathFaults(ingress)];
    if (faults.length === 0) return;
    const others = view
      .everywhere('Ingress')
      .filter(({ resource }) => resource !== ingress && isOnGateway(resource, view));
    const related = others.slice(0, 8).map(({ resource }) => {
      return { file: resource.file, at: nameAt(resource), message: `${titleOf(resource)} is not updated either.` };
    });
    for (const { at, words } of faults) yield { at, related, ingress, words, count: others.length };
  },

  explain({ ingress, words, count }) {
    const others = count > 0 ? `, that of ${countOf(count, 'other Ingress', 'other Ingresses')} in view with it` : '';
    return {
      what: `${titleOf(ingress)} has ${words}, which an Application Gateway does not take.`,
      why: `Azure refuses the whole configuration that the controller sends${others}, so that nothing changes any more, not even the addresses of pods.`,
      advice: 'Mend this value first; the others are updated with the next attempt.',
    };
  },
});

interface Fault {
  readonly at: Located<unknown>['at'];
  /** The end of "Ingress shop has …". */
  readonly words: string;
}

function isOnGateway(ingress: Ingress, view: View): boolean {
  const owners = ownersOf(ingress, view);
  return owners?.isCertain === true && owners.controllers.join() === 'agic';
}

function numberFaults(ingress: Ingress): Fault[] {
  return carriersOf(ingress).flatMap(({ annotations, view }) => {
    return annotations.flatMap(({ key, value, valueAt }): Fault[] => {
      const bounds = applicationGatewayBounds.get(key.value);
      const row = annotationOf(key.value)?.annotation;
      // What the controller itself cannot read it leaves out, and annotation/value-invalid says so.
      if (!bounds || !row || isPlaceholder(value.value) || problemOf(row.value, value.value)) return [];
      // Without draining its limit is not sent, and annotation/incomplete says so.
      if (brokenClauses(key.value, 'needs', view).length > 0) return [];
      const number = Number(value.value);
      if (bounds.min <= number && number <= bounds.max) return [];
      const name = key.value.slice(key.value.indexOf('/') + 1);
      return [{ at: valueAt, words: `${name} ${value.value}, outside of ${bounds.min} to ${bounds.max}` }];
    });
  });
}

function pathFaults(ingress: Ingress): Fault[] {
  return (ingress.spec?.rules?.items ?? []).flatMap(({ http }) => {
    return (http?.paths?.items ?? []).flatMap(({ path }): Fault[] => {
      const fault = path && !isPlaceholder(path.value) && !/[\r\n]/.test(path.value) && pathFaultOnGateway(path.value);
      return path && fault ? [{ at: path.at, words: `the path ${path.value} with ${fault}` }] : [];
    });
  });
}
