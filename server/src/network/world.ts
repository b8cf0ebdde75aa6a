/** The world that questions are asked in: one bundle's endpoints and policies, ready to be evaluated. */

import type { ControllerId } from '../kubernetes/annotations/controller-table.ts';
import type { Deployed } from '../kubernetes/deployed.ts';
import { namespaceNameLabel } from '../kubernetes/kinds/namespace.ts';
import { type Classes, mergeLooks } from './classes.ts';
import { areOutside, controllersOf, serves } from './controller.ts';
import { type Conventions, defaultConventions } from './conventions.ts';
import {
  type AddressEndpoint,
  addressEndpoints,
  type ControllerEndpoint,
  type Endpoint,
  type WorkloadEndpoint,
  workloadEndpoints,
} from './endpoints.ts';
import { gatewaysOf, implementersOf } from './gateway-ways.ts';
import { type Gathered, gather } from './gather.ts';
import { Layout, layoutKey } from './layout.ts';
import { type Looks, labelled, looksOf, type PlacedPod, type UnseenController } from './looks.ts';
import { PodIndex } from './pod-index.ts';
import { AddressSet } from './sets/address-set.ts';
import { mentionsIpv6, type Vocabulary, vocabularyOf } from './vocabulary.ts';

export interface World extends Gathered {
  readonly conventions: Conventions;
  readonly vocabulary: Vocabulary;
  readonly layout: Layout;
  /** In the order of their ids. */
  readonly workloads: readonly WorkloadEndpoint[];
  /** The ranges that connections may come from, and those that they may go to. */
  readonly sources: readonly AddressEndpoint[];
  readonly destinations: readonly AddressEndpoint[];
  /** Present where something asks for an ingress controller and the bundle holds none. */
  readonly controller: ControllerEndpoint | undefined;
}

/**
 * The world of one bundle. `previous` may be the world of an earlier state: where its policies could tell the same
 * things apart, its layout is taken over, and with it whatever was computed for it.
 */
export function worldOf(
  deployed: readonly Deployed[],
  conventions: Conventions = defaultConventions,
  previous?: World,
): World {
  const gathered = gather(deployed, conventions);
  const vocabulary = vocabularyOf(gathered.policies);
  const looks = looksOf(gathered.pods, vocabulary, unseenController(gathered, conventions));
  const comparable = previous?.conventions === conventions ? previous : undefined;
  const index =
    comparable?.layout.index.looks.key === looks.key
      ? comparable.layout.index
      : new PodIndex(looks, vocabulary, conventions);
  const classes = mergeLooks(index, vocabulary.terms);
  const universe = universeOf(gathered, vocabulary, conventions);
  const layout =
    comparable?.layout.key === layoutKey(index, classes, vocabulary, universe)
      ? comparable.layout
      : new Layout(index, classes, vocabulary, universe, conventions);
  const isKept = comparable?.layout === layout && samePods(comparable.pods, gathered.pods);
  const endpoints = isKept ? comparable : endpointsOf(gathered, looks, layout, vocabulary);
  const { workloads, sources, destinations, controller } = endpoints;
  return { ...gathered, conventions, vocabulary, layout, workloads, sources, destinations, controller };
}

type Endpoints = Pick<World, 'workloads' | 'sources' | 'destinations' | 'controller'>;

function endpointsOf({ pods }: Gathered, looks: Looks, layout: Layout, { podLabels }: Vocabulary): Endpoints {
  const { classes, classCount } = layout;
  const columns = looks.lookOf.map((look) => classes.classOf[look]!);
  return {
    workloads: workloadEndpoints(pods, columns, podLabels),
    sources: addressEndpoints('inbound', layout.pieces('inbound'), classCount),
    destinations: addressEndpoints('outbound', layout.pieces('outbound'), classCount),
    controller: controllerEndpoint(looks, classes),
  };
}

/** Whether two lists hold the very same pods in the same namespaces. */
function samePods(a: readonly PlacedPod[], b: readonly PlacedPod[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ pod, namespace }, i) => pod === b[i]!.pod && namespace.name === b[i]!.namespace.name)
  );
}

/** Every endpoint that a connection may come from. */
export function sourcesOf(world: World): Endpoint[] {
  return [...world.workloads, ...world.sources, ...(world.controller ? [world.controller] : [])];
}

/** Every endpoint that a connection may go to. */
export function destinationsOf(world: World): Endpoint[] {
  return [...world.workloads, ...world.destinations];
}

function universeOf(gathered: Gathered, vocabulary: Vocabulary, { ipv6 }: Conventions): AddressSet {
  const told = ipv6 === 'always' || (ipv6 === 'where mentioned' && (mentionsIpv6(vocabulary) || servesIpv6(gathered)));
  return told ? AddressSet.all : AddressSet.allV4;
}

function controllerEndpoint({ controller }: Looks, { classOf }: Classes): ControllerEndpoint | undefined {
  if (controller === undefined) return undefined;
  return { kind: 'ingress-controller', id: '{ingress-controller}', column: classOf[controller]! };
}

/** Whether a Service asks for an IPv6 address. */
function servesIpv6({ services }: Gathered): boolean {
  return services.some(({ resource: { spec } }) => {
    const policy = spec?.ipFamilyPolicy?.value;
    return (
      policy === 'PreferDualStack' ||
      policy === 'RequireDualStack' ||
      (spec?.ipFamilies?.items ?? []).some((family) => family.value === 'IPv6')
    );
  });
}

function unseenController(gathered: Gathered, conventions: Conventions): UnseenController | undefined {
  if (!asksForController(gathered)) return undefined;
  if (conventions.unseenController === 'unknown') {
    return { pod: labelled(undefined, true), namespace: labelled(undefined, true) };
  }
  return { pod: labelled(), namespace: labelled(new Map([[namespaceNameLabel, controllerNamespace]])) };
}

/** Whether something is served by pods that are not in the bundle. */
function asksForController(gathered: Gathered): boolean {
  const { ingresses, openShiftRoutes, ingressClasses, gatewayRoutes, pods } = gathered;
  if (openShiftRoutes.length > 0) return true;
  const isUnseen = (ids: readonly ControllerId[] | undefined) =>
    !areOutside(ids) && !pods.some(({ pod }) => serves(pod.workload, ids));
  return (
    ingresses.some(({ resource }) => isUnseen(controllersOf(resource, ingressClasses))) ||
    gatewayRoutes.some((route) => {
      // Without a class nobody in view is known to implement it.
      const implementers = gatewaysOf(gathered, route).map((gateway) => implementersOf(gathered, gateway));
      return implementers.some((ids) => ids === undefined || isUnseen(ids));
    })
  );
}

/** The namespace that an unlabelled controller is believed to have to itself. */
const controllerNamespace = 'ingress-controller-ns';
