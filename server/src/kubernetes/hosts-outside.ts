/** Tells hosts on the internet from those of the cluster, of the own network and of the machine itself. */

import { reachOf } from './annotations/check-network-value.ts';
import { parseAddress } from './formats.ts';

/** Names that no public DNS server answers for, and addresses that are not routed on the internet. */
export function isPrivateHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (parseAddress(name)) return reachOf(name) !== 'public';
  if (!name.includes('.')) return true;
  return /(^|\.)(localhost|local|internal|svc|test|example|invalid|lan|home|corp|private|arpa)$/.test(name);
}
