/** The rule about annotations that the Istio add-on of AKS takes off its gateways again. */

import { hasAnnotations } from '../../kubernetes/annotations/carried.ts';
import { familyOf } from '../../kubernetes/annotations/catalogue.ts';
import { istioAddOnServiceKeys } from '../../kubernetes/annotations/istio.ts';
import { removeAnnotation } from '../../kubernetes/edit-fields.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** The Services of its external and its internal gateway accept a list of keys and no others (AKS: istio-deploy-ingress). */
export const gatewayAnnotationUndone = defineRule({
  id: 'aks/gateway-annotation-undone',
  summary: 'The Istio add-on does not keep an annotation on the Service of its gateway.',
  severity: 'warning',
  appliesTo: ['Service'],
  where: hasAnnotations,

  *detect(service, view) {
    if (view.namespace !== 'aks-istio-ingress' || !gateways.has(service.name)) return;
    for (const { key } of service.annotations?.entries ?? []) {
      const reader = familyOf(key.value)?.controllers[0];
      if (reader !== 'azure-cloud-provider' && reader !== 'external-dns') continue;
      if (accepted.has(key.value) || probeKeys.test(key.value)) continue;
      yield { at: key.at, service, key: key.value };
    }
  },

  explain({ service, key }) {
    return {
      what: `${titleOf(service)} has the annotation ${key}, which the Istio add-on does not accept on its gateways.`,
      why: 'The add-on keeps its Services as they should be and undoes the change, so the setting never takes effect.',
      advice: 'Take it away, or run a gateway of your own for what needs it.',
    };
  },

  repair({ service, key }, { text }) {
    const edits = removeAnnotation(text, service, key);
    return edits ? [{ title: `Remove ${key}`, safe: false, edits }] : [];
  },
});

const gateways: ReadonlySet<string> = new Set([
  'aks-istio-ingressgateway-external',
  'aks-istio-ingressgateway-internal',
]);
const accepted: ReadonlySet<string> = new Set(istioAddOnServiceKeys);
const probeKeys = /^service\.beta\.kubernetes\.io\/port_(80|443)_/;
