/** The rule about rollouts that stop the old pods before all nodes know the new ones. */

import { isMap, isScalar, type MapNode } from '../../manifest/located.ts';
import { setEntry } from '../../manifest/rewrite-map.ts';
import { defineRule } from '../rule.ts';

/** Thirty seconds are the default of Argo Rollouts, as long as it takes for routing tables to follow. */
const enough = 30;

/** A blue-green Rollout that scales the old version down before every node routes to the new one. */
export const scaleDownDelayShort = defineRule({
  id: 'workload/scale-down-delay-short',
  summary: 'A blue-green Rollout stops its old pods within 30 seconds.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Workload'],

  *detect(workload) {
    if (workload.kind !== 'Rollout' || workload.group !== 'argoproj.io') return;
    const blueGreen = mapAt(workload.node, ['spec', 'strategy', 'blueGreen']);
    const delay = blueGreen?.get('scaleDownDelaySeconds');
    if (!blueGreen || !isScalar(delay) || typeof delay.value !== 'number' || delay.value >= enough) return;
    yield { at: delay.at, workload, blueGreen, seconds: delay.value };
  },

  explain({ workload, seconds }) {
    return {
      what: `Rollout ${workload.name} stops its old pods after ${seconds} seconds.`,
      why: 'Nodes that still route to them refuse connections until they have learned of the new ones.',
      advice: `Wait ${enough} seconds at least.`,
    };
  },

  repair({ blueGreen }, { text }) {
    const edits = setEntry(text, blueGreen, 'scaleDownDelaySeconds', enough);
    return edits ? [{ title: `Set scaleDownDelaySeconds to ${enough}`, safe: false, edits }] : [];
  },
});

function mapAt(node: MapNode, path: readonly string[]): MapNode | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return node;
  const child = node.get(name);
  return isMap(child) ? mapAt(child, rest) : undefined;
}
