/** The rule about pods without a resolver option that the house asks for. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { usesHostNetwork } from '../../kubernetes/kinds/workload.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { isList } from '../../manifest/located.ts';
import { appendItem } from '../../manifest/rewrite-list.ts';
import { defineRule } from '../rule.ts';

/** With the default of five dots, a name outside of the cluster costs several queries before the one that answers. */
export const dnsOptionMissing = defineRule({
  id: 'workload/dns-option-missing',
  summary: 'A pod lacks a resolver option that the configuration asks for.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Workload'],
  options: {
    resolverOptions: {
      description: 'The options by name, with the value to write or null for none; {"ndots": "2"} by default.',
      schema: {
        type: 'object',
        additionalProperties: { type: ['string', 'null'] },
        default: { ndots: '2' },
      },
    },
  },

  *detect(workload, _view, { options }) {
    const { podSpec } = workload;
    if (!podSpec?.containers || podSpec.dnsPolicy?.value === 'Default' || usesHostNetwork(workload)) return;
    const wanted = Object.entries((options.resolverOptions ?? { ndots: '2' }) as Record<string, string | null>);
    const written = new Set(podSpec.dnsConfig?.options?.items.map(({ name }) => name?.value));
    for (const [name, value] of wanted) {
      if (written.has(name)) continue;
      yield { at: podSpec.dnsConfig?.key?.at ?? nameAt(workload), workload, podSpec, name, value };
    }
  },

  explain({ workload, name, value }) {
    return {
      what: `${titleOf(workload)} does not set the resolver option ${name}.`,
      why: 'With the defaults of Kubernetes, names outside of the cluster cost several queries each.',
      advice: `Add ${value === null ? name : `${name} with the value ${value}`} to dnsConfig.options.`,
    };
  },

  repair({ podSpec, name, value }, { text }) {
    const option = value === null ? { name } : { name, value };
    const { dnsConfig } = podSpec;
    const list = dnsConfig?.options?.node;
    const edits = isList(list)
      ? appendItem(text, list, option)
      : dnsConfig
        ? setField(text, dnsConfig, 'options', [option])
        : setField(text, podSpec, 'dnsConfig', { options: [option] });
    return edits ? [{ title: `Set the resolver option ${name}`, safe: false, edits }] : [];
  },
});
