/** The rule about roles that may redirect the traffic of others. */

import { titleOf } from '../../kubernetes/resource.ts';
import { isList, isMap, type MapNode, type Node, stringOf } from '../../manifest/located.ts';
import { defineRule } from '../rule.ts';

/** Rights to write endpoints, Service status, Ingresses or policies (CVE-2020-8554, CVE-2021-25740). */
export const networkWriteGranted = defineRule({
  id: 'service/network-write-granted',
  summary: 'A role may write objects that redirect or open traffic.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Other'],

  *detect(resource) {
    if (resource.group !== 'rbac.authorization.k8s.io' || !/^(Cluster)?Role$/.test(resource.kind)) return;
    const rules = resource.node.get('rules');
    for (const rule of isList(rules) ? rules.items.filter(isMap) : []) {
      const verb = stringsOf(rule, 'verbs').find(({ value }) => writing.has(value));
      const groups = stringsOf(rule, 'apiGroups').map(({ value }) => value);
      if (!verb) continue;
      for (const { value, node } of stringsOf(rule, 'resources')) {
        const group = redirecting[value];
        if (group === undefined || !(groups.includes(group) || groups.includes('*'))) continue;
        yield { at: { start: node.start, end: node.end }, resource, name: value, verb: verb.value };
      }
    }
  },

  explain({ resource, name, verb }) {
    return {
      what: `${titleOf(resource)} may ${verb === '*' ? 'do anything with' : verb} ${name}.`,
      why: 'Whoever writes these objects can lead traffic of others to places of their own, or open what was closed.',
      advice: 'Grant it to controllers only, and let people change such objects through review.',
    };
  },
});

/** Resources and the groups that they belong to. */
const redirecting: Readonly<Record<string, string>> = {
  endpoints: '',
  'services/status': '',
  endpointslices: 'discovery.k8s.io',
  ingresses: 'networking.k8s.io',
  networkpolicies: 'networking.k8s.io',
};

const writing: ReadonlySet<string> = new Set(['*', 'create', 'update', 'patch', 'delete', 'deletecollection']);

function stringsOf(map: MapNode, name: string): { value: string; node: Node }[] {
  const list = map.get(name);
  return (isList(list) ? list.items : []).flatMap((node) => {
    const value = stringOf(node);
    return value === undefined ? [] : { value, node };
  });
}
