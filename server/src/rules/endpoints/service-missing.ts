/** The rule about endpoints of a Service that does not exist. */

import { serviceNameLabel, serviceNameOf } from '../../kubernetes/kinds/endpoints.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { setPath } from '../../manifest/rewrite-map.ts';
import { nearest } from '../../text/nearest.ts';
import { soften } from '../absent.ts';
import { defineRule } from '../rule.ts';

/** Endpoints or a slice for a Service that is not there: nothing leads to these addresses. */
export const serviceMissing = defineRule({
  id: 'endpoints/service-missing',
  summary: 'Endpoints or an EndpointSlice are for a Service that does not exist.',
  severity: 'information',
  appliesTo: ['Endpoints', 'EndpointSlice'],

  *detect(resource, view) {
    const name = serviceNameOf(resource);
    if (!name) return;
    const { found, possible } = view.named('Service', name);
    if (found.length > 0 || possible.length > 0) return;
    const softened = soften(view.absenceOf('Service', name));
    if (!softened) return;
    const label = resource.labels?.entries.find(({ key }) => key.value === serviceNameLabel);
    const isSlice = resource.type === 'EndpointSlice';
    const meant = nearest(
      name,
      view.inNamespace('Service').map((one) => one.resource.name),
    );
    yield { ...softened, at: isSlice && label ? label.value.at : nameAt(resource), resource, name, isSlice, meant };
  },

  explain({ resource, name, elsewhere, meant, isSlice }) {
    return {
      what: `${titleOf(resource)} ${isSlice ? 'is' : 'are'} for Service ${name}, which does not exist.`,
      why: elsewhere
        ? `A Service of this name stands in ${elsewhere}, where these addresses do not count for it.`
        : 'No Service leads to these addresses.',
      advice: meant ? `Name Service ${meant} if that was meant.` : `Add a Service called ${name} without selector.`,
    };
  },

  repair({ resource, meant, isSlice }, { text }) {
    if (!meant) return [];
    const path = isSlice ? ['metadata', 'labels', serviceNameLabel] : ['metadata', 'name'];
    const edits = setPath(text, resource.node, path, meant);
    return edits ? [{ title: `Name Service ${meant}`, safe: false, edits }] : [];
  },
});
