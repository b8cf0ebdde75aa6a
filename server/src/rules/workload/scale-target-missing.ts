/** The rule about autoscalers whose target does not exist. */

import { isPodAutoscaler } from '../../kubernetes/replicas.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isMap, isScalar, type MapNode, stringOf } from '../../manifest/located.ts';
import { replaceValue } from '../../manifest/rewrite.ts';
import { nearest } from '../../text/nearest.ts';
import { soften } from '../absent.ts';
import { defineRule } from '../rule.ts';

/** A HorizontalPodAutoscaler for a workload that is not there: nothing is ever scaled. */
export const scaleTargetMissing = defineRule({
  id: 'workload/scale-target-missing',
  summary: 'A HorizontalPodAutoscaler names a workload that does not exist.',
  severity: 'warning',
  appliesTo: ['Other'],
  where: isPodAutoscaler,

  *detect(autoscaler, view) {
    const target = targetOf(autoscaler.node);
    const kind = stringOf(target?.get('kind'));
    const written = target?.get('name');
    const name = stringOf(written);
    if (!target || !written || !kind || !name || isPlaceholder(kind) || isPlaceholder(name)) return;
    const { found, possible } = view.named(kind, name);
    if (found.length > 0 || possible.length > 0) return;
    const softened = soften(view.absenceOf(kind, name));
    if (!softened) return;
    const others = view.inNamespace('Workload').filter(({ resource }) => resource.kind === kind);
    const meant = softened.severity
      ? undefined
      : nearest(
          name,
          others.map(({ resource }) => resource.name),
        );
    yield { ...softened, at: written.at, autoscaler, target, kind, name, meant };
  },

  explain({ autoscaler, kind, name, meant, elsewhere }) {
    return {
      what: `${titleOf(autoscaler)} scales ${kind} ${name}, which does not exist here.`,
      why: elsewhere
        ? `One of that name stands in ${elsewhere}, where this autoscaler does not reach.`
        : 'The autoscaler finds nothing to scale, so the number of pods never follows the load.',
      advice: meant
        ? `Write ${meant}, or deploy ${kind} ${name}.`
        : `Name a workload of this namespace, or deploy ${kind} ${name}.`,
    };
  },

  repair({ target, meant }, { text }) {
    const written = target.get('name');
    const edits = meant !== undefined && isScalar(written) ? replaceValue(text, written, meant) : undefined;
    return edits ? [{ title: `Scale ${meant}`, safe: false, edits }] : [];
  },
});

function targetOf(object: MapNode): MapNode | undefined {
  const spec = object.get('spec');
  const target = isMap(spec) ? spec.get('scaleTargetRef') : undefined;
  return isMap(target) ? target : undefined;
}
