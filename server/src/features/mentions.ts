/** Every place where an object names something that another object defines, and the places that define it. */

import type { Deployed } from '../kubernetes/deployed.ts';
import { ingressRoutes } from '../kubernetes/kinds/ingress.ts';
import { namespaceNameLabel } from '../kubernetes/kinds/namespace.ts';
import { policyRules } from '../kubernetes/kinds/network-policy.ts';
import { servicePorts, serviceSelector } from '../kubernetes/kinds/service.ts';
import { type Container, servingContainers, type Workload } from '../kubernetes/kinds/workload.ts';
import { everything, type Selector, selectorOf, type WrittenSelector } from '../kubernetes/labels.ts';
import type { StringMap } from '../kubernetes/shape.ts';
import type { Located, Range } from '../text/range.ts';
import { namesIn, namespacesOf, podsOfPeer } from '../workspace/policy-peers.ts';
import type { View } from '../workspace/view.ts';

export type SymbolKind =
  | 'service'
  | 'service port'
  | 'container port'
  | 'label'
  | 'namespace'
  | 'ingress class'
  | 'secret'
  | 'gateway';

/** One place that names a symbol. Two mentions mean the same when they share a key. */
export interface Mention {
  readonly kind: SymbolKind;
  readonly role: 'definition' | 'reference';
  readonly file: string;
  readonly at: Range;
  /** What stands there. */
  readonly text: string;
  readonly keys: readonly string[];
  /** The namespaces that the symbol lives in, more than one where a selector means several; undefined is one left open. */
  readonly namespaces: readonly (string | undefined)[];
  readonly deployed: Deployed;
}

/** All mentions in one object. The view must be the object's own. */
export function mentionsOf(view: View): Mention[] {
  return new Collector(view).collect();
}

class Collector {
  readonly #view: View;
  readonly #mentions: Mention[] = [];

  constructor(view: View) {
    this.#view = view;
  }

  collect(): Mention[] {
    const { resource } = this.#view.self;
    const { metadata } = resource;
    if (metadata?.namespace)
      this.#add('namespace', 'reference', metadata.namespace, undefined, [metadata.namespace.value]);
    switch (resource.type) {
      case 'Service':
        this.#service();
        break;
      case 'Workload':
        this.#workload(resource);
        break;
      case 'Ingress':
        this.#ingress();
        break;
      case 'NetworkPolicy':
        this.#policy();
        break;
      case 'Namespace':
        if (metadata?.name) this.#add('namespace', 'definition', metadata.name, undefined, [metadata.name.value]);
        break;
      case 'IngressClass':
        if (metadata?.name) this.#add('ingress class', 'definition', metadata.name, undefined, [metadata.name.value]);
        break;
      case 'Secret':
        if (metadata?.name) this.#inNamespace('secret', 'definition', metadata.name);
        break;
      case 'Gateway':
        if (metadata?.name) this.#inNamespace('gateway', 'definition', metadata.name);
        for (const listener of resource.spec?.listeners?.items ?? []) {
          for (const { name, namespace } of listener.tls?.certificateRefs?.items ?? []) {
            if (name) this.#inNamespace('secret', 'reference', name, namespace?.value);
          }
        }
        break;
      case 'HTTPRoute':
      case 'Route':
        for (const { name, namespace } of resource.spec?.parentRefs?.items ?? []) {
          if (name) this.#inNamespace('gateway', 'reference', name, namespace?.value);
        }
        for (const rule of resource.spec?.rules?.items ?? []) {
          for (const { name, namespace, kind } of rule.backendRefs?.items ?? []) {
            if (name && (kind?.value ?? 'Service') === 'Service')
              this.#inNamespace('service', 'reference', name, namespace?.value);
          }
        }
        break;
      default:
        break;
    }
    return this.#mentions;
  }

  #service(): void {
    const { resource } = this.#view.self;
    if (resource.type !== 'Service') return;
    const name = resource.metadata?.name;
    if (name) this.#inNamespace('service', 'definition', name);
    this.#labels(resource.spec?.selector, 'reference');
    const selector = serviceSelector(resource);
    const pods = selector ? this.#view.podsOf(selector).found : [];
    for (const port of servicePorts(resource)) {
      if (port.name)
        this.#add('service port', 'definition', port.name, this.#view.namespace, [
          `${resource.name} ${port.name.value}`,
        ]);
      const target = port.targetPort;
      if (typeof target?.value === 'string') {
        this.#containerPort(
          'reference',
          target as Located<string>,
          pods.map((pod) => pod.resource),
        );
      }
    }
  }

  #workload(workload: Workload): void {
    this.#labels(workload.podLabels, 'definition');
    this.#labels(workload.selector?.matchLabels, 'reference');
    if (workload.serviceName) this.#inNamespace('service', 'reference', workload.serviceName);
    const containers = [...servingContainers(workload), ...(workload.podSpec?.initContainers?.items ?? [])];
    for (const container of new Set(containers)) {
      for (const { name } of container.ports?.items ?? []) {
        if (name) this.#containerPort('definition', name, [workload]);
      }
      for (const port of probePorts(container)) this.#containerPort('reference', port, [workload]);
    }
  }

  #ingress(): void {
    const { resource } = this.#view.self;
    if (resource.type !== 'Ingress') return;
    const { spec } = resource;
    if (spec?.ingressClassName)
      this.#add('ingress class', 'reference', spec.ingressClassName, undefined, [spec.ingressClassName.value]);
    for (const { secretName } of spec?.tls?.items ?? [])
      if (secretName) this.#inNamespace('secret', 'reference', secretName);
    for (const { backend } of ingressRoutes(resource)) {
      const name = backend.service?.name;
      if (!name) continue;
      this.#inNamespace('service', 'reference', name);
      const port = backend.service?.port?.name;
      if (port) this.#add('service port', 'reference', port, this.#view.namespace, [`${name.value} ${port.value}`]);
    }
  }

  #policy(): void {
    const { resource } = this.#view.self;
    if (resource.type !== 'NetworkPolicy') return;
    const own = resource.spec?.podSelector;
    this.#labels(own?.matchLabels, 'reference');
    const subjects = this.#view.podsOf(own ? selectorOf(own) : everything).found.map((pod) => pod.resource);
    for (const rule of policyRules(resource)) {
      const peers: Workload[] = [];
      for (const peer of rule.peers) {
        const { podSelector, namespaceSelector } = peer;
        if (namespaceSelector) this.#namespaceSelector(namespaceSelector);
        if (!podSelector) continue;
        const namespaces = namespaceSelector ? this.#meant(selectorOf(namespaceSelector)) : [this.#view.namespace];
        this.#labels(podSelector.matchLabels, 'reference', namespaces);
        peers.push(...podsOfPeer(this.#view, peer).found.map((pod) => pod.resource));
      }
      for (const { port } of rule.ports) {
        if (typeof port?.value !== 'string') continue;
        this.#containerPort('reference', port as Located<string>, rule.direction === 'inbound' ? subjects : peers);
      }
    }
  }

  #namespaceSelector(selector: WrittenSelector): void {
    for (const { key, value } of selector.matchLabels?.entries ?? []) {
      if (key.value === namespaceNameLabel) this.#add('namespace', 'reference', value, undefined, [value.value]);
    }
  }

  /** The namespaces that a selector means: those it spells out, else those with an object, else one that is left open. */
  #meant(selector: Selector): readonly (string | undefined)[] {
    const names = namesIn(selector) ?? namespacesOf(this.#view, selector).map(({ resource }) => resource.name);
    return names.length > 0 ? names : [undefined];
  }

  #labels(
    map: StringMap | undefined,
    role: Mention['role'],
    namespaces: Mention['namespaces'] = [this.#view.namespace],
  ) {
    for (const { key, value } of map?.entries ?? []) {
      this.#addAcross('label', role, value, namespaces, [`${key.value}=${value.value}`]);
    }
  }

  #containerPort(role: Mention['role'], name: Located<string>, workloads: readonly Workload[]): void {
    const keys = workloads.map((workload) => `${workload.kind}/${workload.name} ${name.value}`);
    this.#add('container port', role, name, this.#view.namespace, keys);
  }

  #inNamespace(kind: SymbolKind, role: Mention['role'], name: Located<string>, namespace = this.#view.namespace): void {
    this.#add(kind, role, name, namespace, [name.value]);
  }

  #add(
    kind: SymbolKind,
    role: Mention['role'],
    located: Located<string>,
    namespace: string | undefined,
    words: readonly string[],
  ): void {
    this.#addAcross(kind, role, located, [namespace], words);
  }

  #addAcross(
    kind: SymbolKind,
    role: Mention['role'],
    located: Located<string>,
    namespaces: Mention['namespaces'],
    words: readonly string[],
  ): void {
    const { self } = this.#view;
    this.#mentions.push({
      kind,
      role,
      file: self.resource.file,
      at: located.at,
      text: located.value,
      keys: namespaces.flatMap((namespace) => words.map((word) => `${kind} ${namespace ?? ''}/${word}`)),
      namespaces,
      deployed: self,
    });
  }
}

function probePorts(container: Container): Located<string>[] {
  const probes = [container.readinessProbe, container.livenessProbe, container.startupProbe];
  return probes
    .flatMap((probe) => [probe?.httpGet?.port, probe?.tcpSocket?.port])
    .filter((port): port is Located<string> => typeof port?.value === 'string');
}
