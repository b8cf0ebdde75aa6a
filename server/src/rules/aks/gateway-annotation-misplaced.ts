/** The rule about annotations for load balancers that stand where a Gateway does not hand them on. */

import { removeAnnotation } from '../../kubernetes/edit-fields.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { nodesAt } from '../../manifest/node-path.ts';
import { setPath } from '../../manifest/rewrite-map.ts';
import { ownersOf } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** Istio copies `spec.infrastructure.annotations` to the Service, and those of the metadata only where there are none. */
export const gatewayAnnotationMisplaced = defineRule({
  id: 'aks/gateway-annotation-misplaced',
  summary: 'An annotation for the load balancer of a Gateway stands where it is not handed on.',
  severity: 'warning',
  appliesTo: ['Gateway'],

  *detect(gateway, view) {
    const entries = (gateway.annotations?.entries ?? []).filter(({ key }) => balancerKeys.test(key.value));
    const owners = entries.length > 0 ? ownersOf(gateway, view) : undefined;
    const [owner] = owners?.isCertain || owners?.controllers.length === 1 ? owners.controllers : [];
    if (owner !== 'agc' && owner !== 'app-routing-istio' && owner !== 'istio') return;
    const isReplaced = nodesAt(gateway.node, 'spec.infrastructure.annotations').length > 0;
    for (const { key, value } of entries) {
      // Until there are others, Istio takes those of the metadata, too.
      const softer = owner === 'agc' || isReplaced ? {} : ({ severity: 'hint' } as const);
      yield { at: key.at, ...softer, gateway, key: key.value, value: value.value, owner, isReplaced };
    }
  },

  explain({ gateway, key, owner, isReplaced }) {
    return {
      what: `${titleOf(gateway)} has the annotation ${key} in its metadata.`,
      why:
        owner === 'agc'
          ? 'Application Gateway for Containers makes no Service for a Gateway, so nobody reads it.'
          : isReplaced
            ? 'The Service of the Gateway gets the annotations of spec.infrastructure, so this one has no effect.'
            : 'AKS documents spec.infrastructure.annotations for the Service of a Gateway; once anything stands there, this one has no effect.',
      advice: owner === 'agc' ? 'Take it away.' : 'Move it to spec.infrastructure.annotations.',
    };
  },

  repair({ gateway, key, value, owner }, { text }) {
    const removed = removeAnnotation(text, gateway, key);
    if (owner === 'agc') return removed ? [{ title: `Remove ${key}`, safe: false, edits: removed }] : [];
    const added = setPath(text, gateway.node, ['spec', 'infrastructure', 'annotations', key], value);
    if (!removed || !added) return [];
    return [{ title: 'Move it to spec.infrastructure.annotations', safe: false, edits: [...removed, ...added] }];
  },
});

const balancerKeys = /^service\.beta\.kubernetes\.io\/(azure-|port_\d+_)/;
