/** The rule about addresses in a pod that are written in an unusual way. */

import { addressNotation, strictAddresses } from '../../kubernetes/address-notation.ts';
import { setsDns } from '../../kubernetes/pod-traits.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import type { ScalarNode } from '../../manifest/located.ts';
import { replaceValue } from '../../manifest/rewrite.ts';
import type { Located } from '../../text/range.ts';
import { defineRule } from '../rule.ts';

/** Leading zeros and IPv4 within IPv6 are refused from Kubernetes 1.36 on; unusual IPv6 is warned about (KEP-4858). */
export const addressNonstandard = defineRule({
  id: 'workload/address-nonstandard',
  summary: 'A pod writes an address in a way that other programs read differently.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: setsDns,

  *detect(workload, _view, { kubernetes }) {
    const { podSpec } = workload;
    if (!workload.builtIn) return;
    const servers = podSpec?.dnsConfig?.nameservers?.items ?? [];
    const aliases = podSpec?.hostAliases?.items ?? [];
    const written: [string, Located<string>][] = [
      ...servers.map((server): [string, Located<string>] => ['dnsConfig.nameservers', server]),
      ...aliases.flatMap(({ ip }): [string, Located<string>][] => (ip ? [['hostAliases', ip]] : [])),
    ];
    for (const [field, address] of written) {
      if (isPlaceholder(address.value)) continue;
      const notation = addressNotation(address.value);
      if (notation.kind !== 'lenient' && notation.kind !== 'unusual') continue;
      const isRefused = notation.kind === 'lenient' && kubernetes >= strictAddresses;
      const { kind } = notation;
      const meant = notation.meant[0]!;
      const severity = isRefused ? {} : { severity: 'warning' as const };
      yield { at: address.at, ...severity, workload, field, address, kind, meant, isRefused };
    }
  },

  explain({ workload, field, address, kind, meant, isRefused }) {
    return {
      what: `${titleOf(workload)} writes ${address.value} in ${field}, which is not the standard form.`,
      why:
        kind === 'unusual'
          ? 'The API server warns about it: programs that compare addresses as text take the two forms for different.'
          : isRefused
            ? `The API server refuses the ${workload.kind}, because programs disagree about what the form means.`
            : 'The API server refuses it from Kubernetes 1.36 on, because programs disagree about what it means.',
      advice: `Write ${meant}.`,
    };
  },

  repair({ address, kind, meant }, { text }) {
    const edits = replaceValue(text, address as ScalarNode & typeof address, meant);
    return edits ? [{ title: `Write ${meant}`, safe: kind === 'unusual', edits }] : [];
  },
});
