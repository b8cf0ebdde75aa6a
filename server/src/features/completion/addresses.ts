/** Proposes blocks of addresses: the ranges of the cluster's profile, and what goes with the block beside. */

import { formatRange } from '../../cluster/address-range.ts';
import { rangesOf } from '../../cluster/profile-ranges.ts';
import { contains, parseCidr } from '../../kubernetes/formats.ts';
import { policyBlocks } from '../../kubernetes/kinds/network-policy-parts.ts';
import { isList, stringOf } from '../../manifest/located.ts';
import { inlineCode } from '../../text/markdown.ts';
import { blockWords } from '../hover-cidr.ts';
import { type Proposal, withoutRepeats } from './proposal.ts';
import { isSelf, nodeAt, type Site, textAt } from './site.ts';

/** Blocks that rules are written about whatever the cluster. */
const everyAddress = [
  ['0.0.0.0/0', 'every IPv4 address'],
  ['::/0', 'every IPv6 address'],
] as const;
const carvedOut = [
  ['169.254.169.254/32', "the cloud's metadata service"],
  ['168.63.129.16/32', "Azure's WireServer and DNS"],
  ['10.0.0.0/8', 'private addresses'],
  ['172.16.0.0/12', 'private addresses'],
  ['192.168.0.0/16', 'private addresses'],
  ['fc00::/7', 'private addresses'],
] as const;

/** Blocks for a peer of a policy: the cluster's, those of the policies beside it, and all addresses at once. */
export function proposeBlocks(site: Site): Proposal[] {
  const { view } = site;
  const used = view.inNamespace('NetworkPolicy').flatMap((one) => {
    const blocks = isSelf({ view }, one) ? [] : policyBlocks(one.resource);
    return blocks
      .filter(({ value }) => parseCidr(value))
      .map(({ value }) => proposal(value, `NetworkPolicy ${one.resource.name}`, 1, `Used in ${one.resource.file}.`));
  });
  return withoutRepeats([
    ...ofProfile(site),
    ...used,
    ...everyAddress.map(([block, what]) => proposal(block, what, 2)),
  ]);
}

/** Exceptions from the block beside: only what lies in it, and is not excepted yet. */
export function proposeExceptions(site: Site): Proposal[] {
  const outer = parseCidr(textAt(site, [...site.path.slice(0, -2), 'cidr']) ?? '');
  if (!outer) return [];
  const all = [...ofProfile(site), ...carvedOut.map(([block, what]) => proposal(block, what, 1))];
  const taken = takenBeside(site);
  return withoutRepeats(all).filter(({ value }) => {
    const inner = parseCidr(String(value));
    return inner !== undefined && inner.prefix > outer.prefix && contains(outer, inner) && !taken.has(String(value));
  });
}

/** Ranges of clients, for load balancers and the like. */
export function proposeClientRanges(site: Site): Proposal[] {
  const taken = takenBeside(site);
  return ofProfile(site).filter(({ value }) => !taken.has(String(value)));
}

export function ofProfile({ profile }: Pick<Site, 'profile'>): Proposal[] {
  if (!profile) return [];
  const named = rangesOf(profile).ranges.map(({ name, range, stated }) => {
    const where = stated ? `Stated in ${stated.file}.` : 'What AKS takes where none is stated.';
    return proposal(formatRange(range), name, 0, where);
  });
  const authorized = profile.access?.authorizedIPRanges ?? [];
  const clients = authorized
    .filter(({ value }) => parseCidr(value))
    .map(({ value, file }) => proposal(value, 'may reach the API server', 0, `Stated in ${file}.`));
  return withoutRepeats([...named, ...clients]);
}

/** The other items of the list that the cursor is in. */
function takenBeside(site: Site): ReadonlySet<string> {
  const list = nodeAt(site, site.path.slice(0, -1));
  const index = site.path.at(-1);
  const items = isList(list) ? list.items.filter((_, at) => at !== index) : [];
  return new Set(items.flatMap((item) => stringOf(item) ?? []));
}

function proposal(block: string, what: string, rank: number, where?: string): Proposal {
  const describe = () => [`**${inlineCode(block)}**: ${what}`, blockWords(block), where].filter(Boolean).join('\n\n');
  return { value: block, kind: 'addresses', detail: what, rank, describe };
}
