/** The rule about the server side of Helm 2. */

import { servingContainers } from '../../kubernetes/kinds/workload.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** Tiller, which deployed charts for whoever reached its port, and has been unmaintained since 2020. */
export const tiller = defineRule({
  id: 'service/tiller',
  summary: 'Tiller, the server of Helm 2, is deployed or exposed.',
  severity: 'warning',
  preset: 'off',
  appliesTo: ['Service', 'Workload'],

  *detect(resource) {
    const labels = resource.type === 'Service' ? resource.spec?.selector : resource.podLabels;
    const isLabelled = labels?.get('app') === 'helm' && labels.get('name') === 'tiller';
    const images =
      resource.type === 'Workload' ? servingContainers(resource).map(({ image }) => image?.value ?? '') : [];
    const isImage = images.some((image) => /(^|\/)tiller([:@]|$)/.test(image));
    if (isLabelled || isImage || resource.name === 'tiller-deploy') yield { at: nameAt(resource), resource };
  },

  explain({ resource }) {
    return {
      what: `${titleOf(resource)} belongs to Tiller, the server of Helm 2.`,
      why: 'Tiller does whatever it is told by those who reach its port, usually with all rights on the cluster.',
      advice: 'Move the releases to Helm 3, which has no server, and remove Tiller.',
    };
  },
});
