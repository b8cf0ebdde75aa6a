/** What the API server refuses in the DNS configuration of a pod (validatePodDNSConfig). */

import type { Range } from '../text/range.ts';
import { isDnsSubdomain, parseAddress } from './formats.ts';
import type { PodSpec, Workload } from './kinds/workload.ts';
import { isMisread } from './misread.ts';
import { onOneLine } from './pointing.ts';
import { isPlaceholder, keyAt } from './shape.ts';

type DnsConfig = NonNullable<PodSpec['dnsConfig']>;

export interface DnsConfigProblem {
  readonly at: Range;
  /** What is wrong, as the end of a sentence about the configuration. */
  readonly fault: string;
  /** The next step, as a sentence. */
  readonly advice: string;
}

const maxNameservers = 3;
const maxSearches = 32;
const maxSearchCharacters = 2048;

/** From here on search paths may have underscores, and a single dot is one (KEP-4427). */
const relaxedSearches = 33;

/** Every fault, in the order of the text within each field. Placeholders are taken for good. */
export function dnsConfigProblems(workload: Workload, dnsConfig: DnsConfig, kubernetes: number): DnsConfigProblem[] {
  const { nameservers, searches, options } = dnsConfig;
  const problems: DnsConfigProblem[] = [];
  const servers = nameservers?.items ?? [];
  if (servers.length > maxNameservers) {
    const fault = `has ${servers.length} nameservers, where ${maxNameservers} is the limit`;
    problems.push({ at: keyAt(dnsConfig, 'nameservers')!, fault, advice: `Keep ${maxNameservers} of them.` });
  }
  for (const { value, at } of servers) {
    if (isPlaceholder(value) || parseAddress(value)) continue;
    const fault = `has the nameserver "${value}", which is no IP address`;
    problems.push({ at, fault, advice: 'Write an IPv4 or IPv6 address.' });
  }
  const domains = searches?.items ?? [];
  if (domains.length > maxSearches) {
    const fault = `has ${domains.length} search paths, where ${maxSearches} is the limit`;
    problems.push({ at: keyAt(dnsConfig, 'searches')!, fault, advice: `Keep ${maxSearches} of them.` });
  } else if (domains.map(({ value }) => value).join(' ').length > maxSearchCharacters) {
    const fault = `has search paths of more than ${maxSearchCharacters} characters in all`;
    problems.push({ at: keyAt(dnsConfig, 'searches')!, fault, advice: 'Shorten the list.' });
  }
  for (const { value, at } of domains) {
    if (isPlaceholder(value) || isSearchPath(value, kubernetes)) continue;
    const fault = `has the search path "${value}", which is no domain name`;
    problems.push({ at, fault, advice: 'Write a domain in lower case, such as example.com.' });
  }
  for (const option of options?.items ?? []) {
    if (option.name?.value || isMisread(workload, option)) continue;
    const at = option.name ? option.name.at : onOneLine(option);
    problems.push({ at, fault: 'has an option without a name', advice: 'Add the name, such as ndots.' });
  }
  return problems;
}

function isSearchPath(text: string, kubernetes: number): boolean {
  if (kubernetes >= relaxedSearches && text === '.') return true;
  const domain = text.replace(/\.$/, '');
  // A label may begin with one underscore and hold more, but not end with one.
  const plain = domain.replaceAll(/(^|\.)_(?=[a-z0-9])/g, '$1x').replaceAll(/(?<=[-_a-z0-9])_(?=[-_a-z0-9])/g, 'x');
  return isDnsSubdomain(kubernetes >= relaxedSearches ? plain : domain);
}
