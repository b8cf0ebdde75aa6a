/**
 * What an egress rule of a NetworkPolicy says about DNS: clients ask over UDP, and again over TCP when an answer is too
 * long. Nothing is said of where the DNS pods are; that is a question about a bundle.
 */

import type { PolicyPort, PolicyRule } from './kinds/network-policy.ts';
import { protocolOf } from './kinds/service.ts';
import { isPlaceholder } from './shape.ts';

/** The port of DNS Services and of most DNS pods; OpenShift and others run their DNS pods on the second. */
const dnsPorts: readonly number[] = [53, 5353];

export interface DnsPorts {
  readonly udp: boolean;
  readonly tcp: boolean;
  /** Whether a port entry says 53, 5353 or a name with `dns`: somebody thought of DNS here. */
  readonly isMeant: boolean;
}

/** Which of DNS' ports a rule opens, whoever its peers are. */
export function dnsPortsOf({ ports, written }: PolicyRule): DnsPorts {
  if (ports.length === 0) {
    const isUnreadable = written.ports?.node.kind === 'list' && written.ports.node.items.length > 0;
    return { udp: !isUnreadable, tcp: !isUnreadable, isMeant: false };
  }
  const open = ports.filter(opensDns);
  return {
    udp: open.some((entry) => protocolOf(entry) === 'UDP'),
    tcp: open.some((entry) => protocolOf(entry) === 'TCP'),
    isMeant: ports.some(namesDns),
  };
}

/** Whether a port entry is for one of DNS' own ports and for nothing else. */
export function namesDns({ port, endPort }: PolicyPort): boolean {
  const value = port?.value;
  if (typeof value === 'string') return value.includes('dns');
  return value !== undefined && dnsPorts.includes(value) && (!endPort || endPort.value === value);
}

function opensDns({ port, endPort }: PolicyPort): boolean {
  const value = port?.value;
  if (value === undefined) return true;
  if (typeof value === 'string') return value.includes('dns') || isPlaceholder(value);
  const last = endPort?.value ?? value;
  return Number.isNaN(value) || Number.isNaN(last) || dnsPorts.some((dns) => value <= dns && dns <= last);
}
