/** The rule about egress to the Internet that leaves the metadata service of the node's cloud open. */

import { parseAddress } from '../../kubernetes/formats.ts';
import { directionsOf, type PolicyRule } from '../../kubernetes/kinds/network-policy.ts';
import { policyPeers } from '../../kubernetes/kinds/network-policy-parts.ts';
import { protocolOf } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isList } from '../../manifest/located.ts';
import { appendItem } from '../../manifest/rewrite-list.ts';
import { listWords } from '../../text/words.ts';
import { addressesOf } from '../../workspace/policy-cover.ts';
import { defineRule } from '../rule.ts';

/** Where clouds answer pods with the credentials of their node, and what Azure answers besides. */
const metadata = '169.254.169.254';
const wireServer = '168.63.129.16';

/** Exceptions that keep pods out of private networks, but not from the node's credentials. */
export const metadataEndpointOpen = defineRule({
  id: 'policy/metadata-endpoint-open',
  summary: "Egress to the Internet excepts private ranges, but not the cloud's metadata service.",
  severity: 'information',
  appliesTo: ['NetworkPolicy'],

  *detect(policy, _view, { profile }) {
    if (!directionsOf(policy).has('outbound')) return;
    const services = profile ? [metadata, wireServer] : [metadata];
    for (const { rule, peer } of policyPeers(policy)) {
      const except = peer.ipBlock?.except;
      const addresses = addressesOf(peer);
      if (rule.direction !== 'outbound' || !except || except.items.length === 0 || !addresses || !opensHttp(rule))
        continue;
      // A small block was chosen with care; this is about what remains of all addresses.
      if (addresses.v4.size < 1n << 30n) continue;
      const open = services.filter((service) => addresses.has(4, parseAddress(service)?.value ?? 0n));
      if (open.length > 0 && except.key) yield { at: except.key.at, policy, except, open };
    }
  },

  explain({ policy, open }) {
    return {
      what: `${titleOf(policy)} excepts private ranges from egress, but not ${listWords(open)}.`,
      why: "Pods may ask the cloud's metadata service, which hands out the credentials of the node.",
      advice: `Except ${listWords(open.map((service) => `${service}/32`))} as well.`,
    };
  },

  repair({ except, open }, { text }) {
    const { node } = except;
    if (!isList(node)) return [];
    const added = open.map((service) => appendItem(text, node, `${service}/32`));
    const title = `Except ${listWords(open.map((service) => `${service}/32`))}`;
    return added.includes(undefined) ? [] : [{ title, safe: false, edits: added.flatMap((edits) => edits ?? []) }];
  },
});

/** Whether a rule is for TCP port 80, on which metadata services answer. */
function opensHttp({ ports }: PolicyRule): boolean {
  if (ports.length === 0) return true;
  return ports.some((entry) => {
    const first = entry.port?.value ?? 80;
    const last = entry.endPort?.value ?? first;
    return protocolOf(entry) === 'TCP' && typeof first === 'number' && first <= 80 && 80 <= Number(last);
  });
}
