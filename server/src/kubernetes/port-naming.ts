/** How the ports of a Service are spoken of, and which names suit those that have none. */

import { isPortName } from './formats.ts';
import { protocolOf, type ServicePort } from './kinds/service.ts';
import type { ContainerPort } from './kinds/workload.ts';
import { isPlaceholder } from './shape.ts';

/** A port as people say it: `port 80`, `port 53/UDP`, or `a port` when no number is known. */
export function portTitle(port: ServicePort): string {
  const number = port.port?.value;
  if (number === undefined || Number.isNaN(number)) return 'a port';
  const protocol = protocolOf(port);
  return protocol === 'TCP' ? `port ${number}` : `port ${number}/${protocol}`;
}

/** A name that no other port has: that of the target port, else what usually listens there, else `tcp-8080`. */
export function portNameFor(port: ServicePort, taken: ReadonlySet<string>): string {
  return nameFor(port.port?.value ?? 0, port.targetPort?.value, protocolOf(port), taken);
}

/** A name that no other port of the container has: what usually listens there, else `tcp-8080`. */
export function containerPortNameFor(port: ContainerPort, taken: ReadonlySet<string>): string {
  return nameFor(port.containerPort?.value ?? 0, undefined, protocolOf(port), taken);
}

function nameFor(
  number: number,
  target: number | string | undefined,
  protocol: string,
  taken: ReadonlySet<string>,
): string {
  const plain = `${/^[A-Z]+$/.test(protocol) ? protocol.toLowerCase() : 'port'}-${number || 'unknown'}`;
  const candidates = [
    typeof target === 'string' && isPortName(target) && !isPlaceholder(target) ? target : undefined,
    usualNames[`${protocol}/${number}`],
    typeof target === 'number' ? usualNames[`${protocol}/${target}`] : undefined,
    plain,
  ];
  const free = candidates.find((name) => name !== undefined && !taken.has(name));
  if (free !== undefined) return free;
  let count = 2;
  while (taken.has(`${plain}-${count}`)) count++;
  return `${plain}-${count}`;
}

/** The container port name that comes closest: lower case, single dashes for what is not allowed, cut to 15 characters. */
export function portNameNear(name: string): string | undefined {
  const near = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 15)
    .replace(/-+$/, '');
  return isPortName(near) ? near : undefined;
}

/**
 * The application protocol that a port states: by `appProtocol`, or by the beginning of its name as meshes read it
 * (`http-web`). Undefined when neither says anything.
 */
export function statedProtocolOf(port: ServicePort): string | undefined {
  const stated = port.appProtocol?.value.toLowerCase();
  if (stated) return stated.replace(/^kubernetes\.io\//, '');
  const name = port.name?.value ?? '';
  return namedProtocols.find((protocol) => name === protocol || name.startsWith(`${protocol}-`));
}

/** The longer ones first, since one may begin with another. */
const namedProtocols = 'grpc-web grpc http2 https http mongo mysql redis tcp tls udp'.split(' ');

/** What listens on these ports nearly everywhere. */
const usualNames: Readonly<Record<string, string>> = {
  'TCP/22': 'ssh',
  'TCP/25': 'smtp',
  'TCP/53': 'dns-tcp',
  'UDP/53': 'dns',
  'TCP/80': 'http',
  'TCP/443': 'https',
  'UDP/443': 'http3',
  'TCP/1883': 'mqtt',
  'TCP/2379': 'etcd-client',
  'TCP/2380': 'etcd-peer',
  'TCP/3306': 'mysql',
  'TCP/5432': 'postgresql',
  'TCP/5672': 'amqp',
  'TCP/6379': 'redis',
  'TCP/8080': 'http',
  'TCP/8443': 'https',
  'TCP/9092': 'kafka',
  'TCP/9200': 'http',
  'TCP/11211': 'memcached',
  'TCP/27017': 'mongodb',
  'TCP/50051': 'grpc',
};
