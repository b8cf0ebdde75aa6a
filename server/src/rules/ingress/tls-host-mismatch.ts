/** The rule about hosts that an Ingress has rules for but no certificate, or a certificate for but no rules. */

import { setItem } from '../../kubernetes/edit-fields.ts';
import { coversHost } from '../../kubernetes/hosts.ts';
import type { Ingress, IngressTls } from '../../kubernetes/kinds/ingress.ts';
import { hasTls } from '../../kubernetes/kinds/ingress-traits.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isList } from '../../manifest/located.ts';
import { appendItem } from '../../manifest/rewrite-list.ts';
import type { Edit } from '../../text/edit.ts';
import { nearest } from '../../text/nearest.ts';
import type { Located } from '../../text/range.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** `spec.tls` and `spec.rules` that disagree about hosts. Nothing in the API compares the two. */
export const tlsHostMismatch = defineRule({
  id: 'ingress/tls-host-mismatch',
  summary: 'A host of the rules has no TLS entry, or a TLS host has no rule.',
  severity: 'warning',
  appliesTo: ['Ingress'],
  where: hasTls,

  *detect(ingress) {
    const tls = ingress.spec?.tls?.items ?? [];
    const rules = ingress.spec?.rules?.items ?? [];
    const certified = tls.flatMap(({ hosts }) => hosts?.items ?? []);
    const served = rules.flatMap(({ host }) => (host?.value ? [host] : []));
    const isOpen = served.length < rules.length || tls.some(({ hosts }) => !hosts || hosts.items.length === 0);
    if (tls.length === 0 || rules.length === 0 || isOpen || [...certified, ...served].some(isUnclear)) return;
    const aliases = aliasesOf(ingress);
    if (!aliases) return;
    const unserved = certified.filter((host) => ![...served, ...aliases].some((one) => meets(one.value, host.value)));
    const uncovered = distinct(served.filter((host) => !certified.some((one) => coversHost(one.value, host.value))));
    for (const host of unserved) {
      const names = uncovered.map(({ value }) => value);
      const alone = unserved.length === 1 && names.length === 1 ? names[0] : undefined;
      const meant = nearest(host.value, names) ?? alone;
      const at = meant === undefined ? -1 : names.indexOf(meant);
      const rule = at < 0 ? undefined : uncovered.splice(at, 1)[0];
      yield { at: host.at, fault: 'unserved' as const, ingress, host, rule, tls };
    }
    for (const host of uncovered)
      yield { at: host.at, fault: 'uncovered' as const, ingress, host, rule: undefined, tls };
  },

  explain({ fault, ingress, host, rule }) {
    if (fault === 'uncovered') {
      return {
        what: `Ingress ${ingress.name} serves ${host.value} without a TLS entry for it.`,
        why: 'Clients of this host get the default certificate of the controller, or are served without TLS.',
        advice: `Add ${host.value} to the hosts of a TLS entry whose certificate bears it.`,
      };
    }
    return {
      what: rule
        ? `Ingress ${ingress.name} has TLS for ${host.value}, but serves ${rule.value}.`
        : `Ingress ${ingress.name} has TLS for ${host.value}, which none of its rules serves.`,
      why: rule
        ? `Clients of ${rule.value} get the default certificate of the controller, or are served without TLS.`
        : 'The certificate is kept for a host that this Ingress answers with 404 or not at all.',
      advice: rule ? 'Write the same host in both places.' : 'Add a rule for the host, or take it out of spec.tls.',
    };
  },

  repair({ fault, host, rule, tls }, { text }): Fix[] {
    if (fault === 'uncovered') {
      const edits = addHost(text, tls, host.value);
      return edits ? [{ title: `Add ${host.value} to the TLS hosts`, safe: false, edits }] : [];
    }
    if (!rule) return [];
    const list = tls.find(({ hosts }) => hosts?.items.includes(host))?.hosts;
    const edits = setItem(text, list, host, rule.value);
    return edits ? [{ title: `Write ${rule.value}`, safe: false, edits }] : [];
  },
});

/** Hosts that annotations add to those of the rules; undefined where they are patterns. */
function aliasesOf({ annotations, spec }: Ingress): readonly { readonly value: string }[] | undefined {
  const aliases: { value: string }[] = [];
  for (const { key, value } of annotations?.entries ?? []) {
    if (/\/server-alias-regex$/.test(key.value)) return undefined;
    if (/\/(server-alias|hostname-extension)$/.test(key.value)) {
      if (/[^\w\s.,*-]/.test(value.value)) return undefined;
      for (const alias of value.value.split(/[\s,]+/)) aliases.push({ value: alias });
    }
    if (/\/from-to-www-redirect$/.test(key.value)) {
      for (const { host } of spec?.rules?.items ?? []) {
        if (host) aliases.push({ value: `www.${host.value}` }, { value: host.value.replace(/^www\./, '') });
      }
    }
  }
  return aliases;
}

function meets(rule: string, certified: string): boolean {
  return coversHost(rule, certified) || coversHost(certified, rule);
}

function isUnclear({ value }: Located<string>): boolean {
  return isPlaceholder(value);
}

function distinct(hosts: readonly Located<string>[]): Located<string>[] {
  return [...new Map([...hosts].reverse().map((host) => [host.value.toLowerCase(), host])).values()].reverse();
}

function addHost(text: string, tls: readonly IngressTls[], host: string): Edit[] | undefined {
  const list = tls.length === 1 ? tls[0]!.hosts?.node : undefined;
  return isList(list) ? appendItem(text, list, host) : undefined;
}
