/** The rule about listeners that the gateways of AKS do not have. */

import type { ControllerId } from '../../kubernetes/annotations/controller-table.ts';
import { isDeployed } from '../../kubernetes/deployed.ts';
import type { Gateway, Route } from '../../kubernetes/kinds/gateway.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { gatewayRefs } from '../../kubernetes/route-references.ts';
import type { Range } from '../../text/range.ts';
import { ownersOf } from '../../workspace/class-owners.ts';
import type { View } from '../../workspace/view.ts';
import { defineRule } from '../rule.ts';

/** Application Gateway for Containers speaks HTTP on two ports; application routing passes no TLS through. */
export const listenerUnsupported = defineRule({
  id: 'aks/listener-unsupported',
  summary: 'A Gateway of AKS has a listener that its controller does not support.',
  severity: 'error',
  appliesTo: ['Gateway', 'Route'],

  *detect(resource, view) {
    const faults = resource.type === 'Gateway' ? listenerFaults(resource, view) : routeFaults(resource, view);
    for (const fault of faults) yield { resource, ...fault };
  },

  explain({ resource, what, why, advice }) {
    return { what: `${titleOf(resource)} ${what}.`, why, advice };
  },
});

interface Fault {
  readonly at: Range;
  readonly what: string;
  readonly why: string;
  readonly advice: string;
}

const passThrough = {
  why: 'Application routing takes neither TLSRoutes nor TLS that is passed through, so the listener is never programmed.',
  advice: 'End TLS at the Gateway with protocol HTTPS and a certificate.',
};

function listenerFaults(gateway: Gateway, view: View): Fault[] {
  const owner = ownerOf(gateway, view);
  return (gateway.spec?.listeners?.items ?? []).flatMap(({ port, protocol, tls }): Fault[] => {
    if (owner === 'app-routing-istio') {
      const isTls = protocol?.value === 'TLS' && tls?.mode?.value === 'Passthrough';
      return isTls ? [{ at: tls.mode!.at, what: 'has a listener that passes TLS through', ...passThrough }] : [];
    }
    if (owner !== 'agc') return [];
    const why =
      'Application Gateway for Containers listens for HTTP and HTTPS on ports 80 and 443 only and refuses the listener.';
    if (protocol && !['HTTP', 'HTTPS'].includes(protocol.value)) {
      return [{ at: protocol.at, what: `has a listener for ${protocol.value}`, why, advice: 'Use HTTP or HTTPS.' }];
    }
    if (!port || Number.isNaN(port.value) || port.value === 80 || port.value === 443) return [];
    return [{ at: port.at, what: `has a listener on port ${port.value}`, why, advice: 'Listen on port 80 or 443.' }];
  });
}

function routeFaults(route: Route, view: View): Fault[] {
  if (route.kind !== 'TLSRoute') return [];
  return gatewayRefs(route).flatMap(({ name, namespace }): Fault[] => {
    if (!name) return [];
    const { found } = view.named('Gateway', name.value, namespace?.value ?? view.namespace);
    const gateway = found.find((one) => isDeployed(one, 'Gateway'))?.resource;
    if (gateway?.type !== 'Gateway' || ownerOf(gateway, view) !== 'app-routing-istio') return [];
    return [{ at: name.at, what: `attaches to Gateway ${name.value} of class approuting-istio`, ...passThrough }];
  });
}

function ownerOf(gateway: Gateway, view: View): ControllerId | undefined {
  const owners = ownersOf(gateway, view);
  return owners?.isCertain && owners.controllers.length === 1 ? owners.controllers[0] : undefined;
}
