/** The rule about liveness and readiness probes that are the same. */

import { containersOf, containerTitle } from '../../kubernetes/pod-parts.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { isMap, type MapNode, plainValue } from '../../manifest/located.ts';
import { defineRule } from '../rule.ts';

/** The same call and as few failures allowed: whenever the pod would be taken out of service, it is restarted too. */
export const probesIdentical = defineRule({
  id: 'workload/probes-identical',
  summary: 'The liveness probe of a container is the same as its readiness probe.',
  severity: 'hint',
  preset: 'strict',
  appliesTo: ['Workload'],

  *detect(workload) {
    for (const { container } of containersOf(workload)) {
      const { livenessProbe: live, readinessProbe: ready } = container;
      if (!isMap(live?.node) || !isMap(ready?.node)) continue;
      const handler = handlerOf(live.node);
      if (handler === undefined || handler !== handlerOf(ready.node)) continue;
      // The documented pattern: the pod is given more time before it is restarted.
      if (patience(live) > patience(ready)) continue;
      const related = [{ file: workload.file, at: keyAt(container, 'readinessProbe')!, message: 'The same call.' }];
      yield { at: keyAt(container, 'livenessProbe')!, related, workload, container };
    }
  },

  explain({ workload, container }) {
    return {
      what: `${containerTitle(workload, container)} has the same call as liveness probe and as readiness probe.`,
      why: 'A pod that is only busy or waits for another is restarted, where it should just get no traffic for a while.',
      advice: 'Give the liveness probe a call of its own or a higher failureThreshold, or leave it out.',
    };
  },
});

/** What the probe does, as text; undefined when it does nothing. */
function handlerOf(probe: MapNode): string | undefined {
  const handlers = ['httpGet', 'tcpSocket', 'grpc', 'exec'].flatMap((name) => {
    const node = probe.get(name);
    return node ? [[name, plainValue(node)] as const] : [];
  });
  return handlers.length > 0 ? JSON.stringify(handlers) : undefined;
}

/** How many seconds of failures the probe allows, with the defaults of the API. */
function patience(probe: {
  readonly periodSeconds: { readonly value: number } | undefined;
  readonly failureThreshold: { readonly value: number } | undefined;
}): number {
  return (probe.periodSeconds?.value || 10) * (probe.failureThreshold?.value || 3);
}
