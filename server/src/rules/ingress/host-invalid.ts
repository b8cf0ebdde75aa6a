/** The rule about hosts in rules and TLS entries of an Ingress that are no DNS names. */

import { removeField, setField, setItem } from '../../kubernetes/edit-fields.ts';
import { isDnsSubdomain, isWildcardSubdomain, parseAddress } from '../../kubernetes/formats.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A host is a DNS name in lower case, possibly with `*.` in front. TLS hosts may be addresses, rule hosts may not. */
export const hostInvalid = defineRule({
  id: 'ingress/host-invalid',
  summary: 'A host of an Ingress is no DNS name in lower case.',
  severity: 'error',
  appliesTo: ['Ingress'],

  *detect(ingress) {
    for (const rule of ingress.spec?.rules?.items ?? []) {
      const { host } = rule;
      const fault = host?.value ? faultOf(host.value, true) : undefined;
      if (host && fault) yield { at: host.at, ingress, host, fault, rule, hosts: undefined };
    }
    for (const { hosts } of ingress.spec?.tls?.items ?? []) {
      for (const host of hosts?.items ?? []) {
        const fault = faultOf(host.value, false);
        if (fault) yield { at: host.at, ingress, host, fault, rule: undefined, hosts };
      }
    }
  },

  explain({ ingress, host, fault, hosts }) {
    return {
      what: `Ingress ${ingress.name} has the ${hosts ? 'TLS host' : 'host'} "${host.value}", which ${fault}.`,
      why: 'The API server refuses the Ingress: a host is a DNS name in lower case, possibly with *. in front.',
      advice: 'Write the name alone, as clients send it in the Host header but without port.',
    };
  },

  repair({ host, rule, hosts }, { text }): Fix[] {
    if (rule && host.value === '*' && rule.http) {
      const edits = removeField(text, rule, 'host');
      return edits ? [{ title: 'Leave the host out to mean every host', safe: true, edits }] : [];
    }
    const mended = host.value
      .replace(/^[a-z]+:\/\//i, '')
      .replace(/[:/].*$/, '')
      .replace(/\.$/, '')
      .toLowerCase();
    if (mended === '' || faultOf(mended, rule !== undefined)) return [];
    const edits = rule ? setField(text, rule, 'host', mended) : setItem(text, hosts, host, mended);
    return edits ? [{ title: `Write ${mended}`, safe: !host.value.includes(':'), edits }] : [];
  },
});

/** What is wrong with a host, as the end of "which …". */
function faultOf(host: string, isRule: boolean): string | undefined {
  if (isPlaceholder(host)) return undefined;
  if (isRule && parseAddress(host)) return 'is an IP address';
  if (host.includes('*') ? isWildcardSubdomain(host) : isDnsSubdomain(host)) return undefined;
  if (host === '') return 'is empty';
  if (host === '*') return 'is a star without a name';
  if (host.includes('://')) return 'holds a scheme';
  if (host.includes('/')) return 'holds a path';
  if (/:\d*$/.test(host)) return 'holds a port';
  if (host.replace(/^\*\.(?=.)/, '').includes('*')) return 'has its * elsewhere than as the whole first label';
  if (host !== host.toLowerCase()) return 'holds upper-case letters';
  if (host.endsWith('.')) return 'ends with a dot';
  if (host.length > 253) return 'has more than 253 characters';
  return host.includes('_') ? 'holds an underscore' : 'is no DNS name';
}
