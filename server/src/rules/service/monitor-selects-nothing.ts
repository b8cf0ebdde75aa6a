/** The rule about ServiceMonitors that find no Service, or no port of the Services that they find. */

import type { Service } from '../../kubernetes/kinds/service.ts';
import { servicePorts } from '../../kubernetes/kinds/service.ts';
import { isServiceMonitor, type Monitor, monitorOf } from '../../kubernetes/kinds/service-monitor.ts';
import { selectorText } from '../../kubernetes/labels.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import type { ScalarNode } from '../../manifest/located.ts';
import { replaceValue } from '../../manifest/rewrite.ts';
import { nearest } from '../../text/nearest.ts';
import { listWords, someOf } from '../../text/words.ts';
import { anywhere, servicesLabelled } from '../../workspace/service-lookups.ts';
import type { View } from '../../workspace/view.ts';
import { defineRule } from '../rule.ts';

/** A ServiceMonitor whose selector or port finds nothing: Prometheus has no target and no error to show. */
export const monitorSelectsNothing = defineRule({
  id: 'service/monitor-selects-nothing',
  summary: 'A ServiceMonitor selects no Service, or a port that its Services do not have.',
  severity: 'information',
  appliesTo: ['Other'],
  where: isServiceMonitor,

  *detect(resource, view) {
    const monitor = monitorOf(resource);
    if (!monitor || view.bundle.origin === 'kustomization' || view.bundle.producers.length > 0) return;
    // Operators make Services with such labels, and so may whatever runs elsewhere in the cluster.
    if (view.absenceOfPods(monitor.selector, firstNamespace(monitor, view)).strength === 'unknown') return;
    const services = servicesOf(monitor, view);
    if (!services) return;
    if (services.length === 0) {
      if (monitor.selectorAt && monitor.namespaces !== 'any')
        yield { at: monitor.selectorAt, resource, monitor, port: undefined, names: [], services };
      return;
    }
    const names = services.flatMap((service) => servicePorts(service).flatMap(({ name }) => name?.value || []));
    for (const port of monitor.ports) {
      if (!names.includes(port.value)) yield { at: port.at, resource, monitor, port, names, services };
    }
  },

  explain({ resource, monitor, port, names, services }) {
    const found = someOf(services.map(titleOf), 2);
    return {
      what: port
        ? `${titleOf(resource)} scrapes the port ${port.value}, which ${found} ${services.length > 1 ? 'do' : 'does'} not have.`
        : `${titleOf(resource)} selects no Service: none carries ${selectorText(monitor.selector)}.`,
      why: 'Prometheus finds no target, and missing metrics raise no error of their own.',
      advice: port
        ? names.length > 0
          ? `Write ${listWords([...new Set(names)], 'or')}.`
          : 'Name the port of the Service.'
        : 'Match the labels of the Service itself, not those of its pods.',
    };
  },

  repair({ port, names }, { text }) {
    const [only] = names;
    const meant = port && (nearest(port.value, names) ?? (names.length === 1 ? only : undefined));
    const edits = port && meant ? replaceValue(text, port as ScalarNode & typeof port, meant) : undefined;
    return edits ? [{ title: `Set port to ${meant}`, safe: false, edits }] : [];
  },
});

function firstNamespace({ namespaces }: Monitor, view: View): string | undefined {
  return Array.isArray(namespaces) ? namespaces[0] : view.namespace;
}

/** Undefined where the manifests cannot tell: namespaces without any Service, or labels that nobody can look up. */
function servicesOf({ selector, namespaces }: Monitor, view: View): readonly Service[] | undefined {
  const found: Service[] = [];
  const looked: readonly (string | undefined | typeof anywhere)[] =
    namespaces === 'any' ? [anywhere] : (namespaces ?? [view.namespace]);
  for (const namespace of looked) {
    const matches = servicesLabelled(view, selector, namespace);
    if (!matches || matches.possible.length > 0) return undefined;
    if (matches.found.length === 0) {
      const isKnown = view.inNamespace('Service', namespace === anywhere ? view.namespace : namespace).length > 0;
      if (!isKnown) return undefined;
    }
    found.push(...matches.found.map(({ resource }) => resource));
  }
  return found;
}
