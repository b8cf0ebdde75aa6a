/** The rule about host aliases without an address or with names that are none. */

import { isDnsSubdomain, parseAddress } from '../../kubernetes/formats.ts';
import { hasHostAliases } from '../../kubernetes/kinds/workload.ts';
import { isMisread, isWritten } from '../../kubernetes/misread.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import type { ScalarNode } from '../../manifest/located.ts';
import { replaceValue } from '../../manifest/rewrite.ts';
import { defineRule } from '../rule.ts';

/** An alias whose address or host name cannot be read: the API server refuses the pod (ValidateHostAliases). */
export const hostAliasInvalid = defineRule({
  id: 'workload/host-alias-invalid',
  summary: 'A host alias of a pod has no valid address, or a name that is none.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: hasHostAliases,

  *detect(workload) {
    if (!workload.builtIn) return;
    for (const alias of workload.podSpec?.hostAliases?.items ?? []) {
      const { ip, hostnames } = alias;
      if (!ip && !isWritten(alias, 'ip') && !isMisread(workload, alias)) {
        yield { at: onOneLine(alias), workload, fault: 'without ip', advice: 'Add the address.' };
      } else if (ip && !isPlaceholder(ip.value) && !parseAddress(ip.value)) {
        const fault = `for "${ip.value}", which is no IP address`;
        yield { at: ip.at, workload, fault, advice: 'Write an IPv4 or IPv6 address.' };
      }
      for (const name of hostnames?.items ?? []) {
        if (isPlaceholder(name.value) || isDnsSubdomain(name.value)) continue;
        const lower = name.value.toLowerCase().replace(/\.$/, '');
        const meant = isDnsSubdomain(lower) ? lower : undefined;
        const fault = `with the name "${name.value}", which is no host name`;
        const advice = meant ? `Write ${meant}.` : 'Write one name in lower-case letters, digits, dashes and dots.';
        yield { at: name.at, workload, fault, advice, name, meant };
      }
    }
  },

  explain({ workload, fault, advice }) {
    return {
      what: `${titleOf(workload)} has a host alias ${fault}.`,
      why: `The API server refuses the ${workload.kind}.`,
      advice,
    };
  },

  repair({ name, meant }, { text }) {
    if (!name || !meant) return [];
    const edits = replaceValue(text, name as ScalarNode & typeof name, meant);
    return edits ? [{ title: `Write ${meant}`, safe: true, edits }] : [];
  },
});
