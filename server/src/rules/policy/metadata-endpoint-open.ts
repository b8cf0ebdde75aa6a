/** The rule about egress to the Internet that leaves the metadata service of the node's cloud open. */

import type { ClusterProfile } from '../../cluster/profile.ts';
import { setField } from '../../kubernetes/edit-fields.ts';
import { parseAddress } from '../../kubernetes/formats.ts';
import { directionsOf, type PolicyRule } from '../../kubernetes/kinds/network-policy.ts';
import { hasIpBlocks, policyPeers } from '../../kubernetes/kinds/network-policy-parts.ts';
import { protocolOf } from '../../kubernetes/kinds/service.ts';
import { isWritten } from '../../kubernetes/misread.ts';
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
  summary: "Egress to the Internet leaves the cloud's metadata service open.",
  severity: 'information',
  appliesTo: ['NetworkPolicy'],
  where: hasIpBlocks,

  *detect(policy, _view, { profile }) {
    if (!directionsOf(policy).has('outbound')) return;
    const services = profile ? [metadata, wireServer] : [metadata];
    for (const { rule, peer } of policyPeers(policy)) {
      const except = peer.ipBlock?.except;
      const addresses = addressesOf(peer);
      const isExcepting = except !== undefined && except.items.length > 0;
      if (rule.direction !== 'outbound' || !addresses || !opensHttp(rule)) continue;
      // Without any exception only a cluster of Azure is known to have what should be excepted.
      if (!isExcepting && (!profile || isWritten(peer.ipBlock!, 'except') || lacksExceptions(profile))) continue;
      // A small block was chosen with care; this is about what remains of all addresses.
      if (addresses.v4.size < 1n << 30n) continue;
      const open = services.filter((service) => addresses.has(4, parseAddress(service)?.value ?? 0n));
      const at = isExcepting ? except.key?.at : peer.ipBlock?.cidr?.at;
      const softer = isExcepting ? {} : ({ severity: 'hint' } as const);
      if (open.length > 0 && at) yield { at, ...softer, policy, block: peer.ipBlock!, except, isExcepting, open };
    }
  },

  explain({ policy, block, isExcepting, open }) {
    return {
      what: isExcepting
        ? `${titleOf(policy)} excepts private ranges from egress, but not ${listWords(open)}.`
        : `${titleOf(policy)} allows egress to ${block.cidr?.value ?? 'every address'}, ${listWords(open)} included.`,
      why: "Pods may ask the cloud's metadata service, which hands out the credentials of the node.",
      advice: `Except ${listWords(open.map((service) => `${service}/32`))} as well.`,
    };
  },

  repair({ block, except, open }, { text }) {
    const blocks = open.map((service) => `${service}/32`);
    const title = `Except ${listWords(blocks)}`;
    if (!except) {
      const edits = setField(text, block, 'except', blocks);
      return edits ? [{ title, safe: false, edits }] : [];
    }
    const { node } = except;
    if (!isList(node)) return [];
    const added = blocks.map((service) => appendItem(text, node, service));
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

/** Azure's own engine does not know exceptions on Windows nodes. */
function lacksExceptions({ network, pools }: ClusterProfile): boolean {
  return network?.networkPolicy?.value === 'azure' && (pools ?? []).some(({ os }) => os?.value === 'Windows');
}
