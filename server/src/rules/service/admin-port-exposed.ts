/** The rule about ports for administration and databases that can be reached from outside. */

import { servicePorts, serviceSelector, takesNodePorts } from '../../kubernetes/kinds/service.ts';
import { portTitle } from '../../kubernetes/port-naming.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { exposureOf, numbersBehind } from '../../kubernetes/service-exposure.ts';
import { defineRule } from '../rule.ts';

/** A remote shell, a desktop or a database behind a public load balancer or a node port. */
export const adminPortExposed = defineRule({
  id: 'service/admin-port-exposed',
  summary: 'A Service opens a port for administration or a database to the outside.',
  severity: 'warning',
  appliesTo: ['Service'],
  where: takesNodePorts,
  options: {
    ports: {
      description: 'More port numbers that nobody outside should reach.',
      schema: { type: 'array', items: { type: 'integer' } },
    },
  },

  *detect(service, view, { options, profile }) {
    const exposure = exposureOf(service);
    if (exposure !== 'anyone' && exposure !== 'nodes') return;
    const selector = serviceSelector(service);
    const workloads = selector ? view.podsOf(selector).found.map(({ resource }) => resource) : [];
    const more = Array.isArray(options.ports) ? options.ports : [];
    for (const port of servicePorts(service)) {
      if (!port.port) continue;
      const numbers = [port.port.value, ...numbersBehind(port, workloads)];
      const number = numbers.find((one) => one in programs || more.includes(one));
      if (number === undefined) continue;
      // A patch may still make the load balancer internal.
      const severity = view.bundle.isOpen
        ? ('hint' as const)
        : exposure === 'nodes'
          ? ('information' as const)
          : undefined;
      const program = programs[number] ?? 'a port that is not for everyone';
      const isShell = shells.has(program) && profile !== undefined;
      yield { at: port.port.at, ...(severity && { severity }), service, port, exposure, program, isShell };
    }
  },

  explain({ service, port, exposure, program, isShell }) {
    return {
      what: `${titleOf(service)} opens ${portTitle(port)} to the outside: ${program}.`,
      why:
        exposure === 'nodes'
          ? 'Whoever reaches a node can try passwords and known faults on it.'
          : 'Clouds give the load balancer a public address, and such ports are found and attacked within minutes.',
      advice: isShell
        ? 'Leave the type out, and reach machines through Azure Bastion or a jump box, and pods by kubectl.'
        : 'Make the load balancer internal, list the allowed clients in loadBalancerSourceRanges, or leave the type out.',
    };
  },
});

/** On AKS a bastion is the way to these (AKS: operator-best-practices-network). */
const shells: ReadonlySet<string> = new Set(['SSH', 'Telnet', 'remote desktop', 'VNC remote desktop']);

/** What listens on these ports nearly everywhere. */
const programs: Readonly<Record<number, string>> = {
  22: 'SSH',
  23: 'Telnet',
  111: 'RPC port mapping',
  445: 'SMB file sharing',
  1433: 'SQL Server',
  1521: 'Oracle Database',
  2049: 'NFS file sharing',
  2375: 'the Docker API',
  2376: 'the Docker API',
  2379: 'etcd',
  2380: 'etcd',
  3306: 'MySQL',
  3389: 'remote desktop',
  5432: 'PostgreSQL',
  5800: 'VNC remote desktop',
  5900: 'VNC remote desktop',
  5984: 'CouchDB',
  6379: 'Redis',
  6443: 'the Kubernetes API',
  9042: 'Cassandra',
  9200: 'Elasticsearch',
  9300: 'Elasticsearch',
  10250: 'the kubelet API',
  11211: 'Memcached',
  27017: 'MongoDB',
};
