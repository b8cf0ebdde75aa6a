/** The rule about EndpointSlices that belong to no Service. */

import { serviceNameLabel } from '../../kubernetes/kinds/endpoints.ts';
import { serviceSelector } from '../../kubernetes/kinds/service.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { setPath } from '../../manifest/rewrite-map.ts';
import { defineRule } from '../rule.ts';

/** No label kubernetes.io/service-name: neither proxies nor DNS look at the slice. */
export const serviceLabelMissing = defineRule({
  id: 'endpoints/service-label-missing',
  summary: 'An EndpointSlice has no label that says for which Service it is.',
  severity: 'warning',
  appliesTo: ['EndpointSlice'],

  *detect(slice, view) {
    const label = slice.labels?.entries.find(({ key }) => key.value === serviceNameLabel);
    if (label?.value.value) return;
    // A Service without selector whose name begins that of the slice is most likely the one that was meant.
    const services = view.inNamespace('Service').filter(({ resource }) => {
      return !serviceSelector(resource) && (slice.name === resource.name || slice.name.startsWith(`${resource.name}-`));
    });
    const meant = services.length === 1 ? services[0]!.resource : undefined;
    yield {
      at: label?.key.at ?? nameAt(slice),
      slice,
      meant: meant?.name,
    };
  },

  explain({ slice, meant }) {
    return {
      what: `${titleOf(slice)} does not say for which Service it is.`,
      why: 'Proxies and DNS look up slices by the label kubernetes.io/service-name, so nobody uses these addresses.',
      advice: meant
        ? `Add the label ${serviceNameLabel}: ${meant}.`
        : `Add the label ${serviceNameLabel} with the name of the Service.`,
    };
  },

  repair({ slice, meant }, { text }) {
    const edits = meant ? setPath(text, slice.node, ['metadata', 'labels', serviceNameLabel], meant) : undefined;
    return edits ? [{ title: `Add the label for Service ${meant}`, safe: false, edits }] : [];
  },
});
