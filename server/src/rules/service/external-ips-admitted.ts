/** The rule about API servers that let Services take any address. */

import { servingContainers } from '../../kubernetes/kinds/workload.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { isList, type Node, stringOf } from '../../manifest/located.ts';
import { defineRule } from '../rule.ts';

/** A kube-apiserver without the admission plugin DenyServiceExternalIPs (CVE-2020-8554). */
export const externalIpsAdmitted = defineRule({
  id: 'service/external-ips-admitted',
  summary: 'An API server lets Services name external addresses.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Workload'],

  *detect(workload) {
    for (const { command, args } of servingContainers(workload)) {
      const words = [...wordsOf(command), ...wordsOf(args)];
      if (!words.some(({ value }) => /(^|\/)kube-apiserver$/.test(value))) continue;
      const flag = words.find(({ value }) => value.startsWith('--enable-admission-plugins'));
      if (words.some(({ value }) => /\bDenyServiceExternalIPs\b/.test(value))) continue;
      yield { at: flag?.node ?? nameAt(workload), workload };
    }
  },

  explain({ workload }) {
    return {
      what: `${titleOf(workload)} runs an API server without the admission plugin DenyServiceExternalIPs.`,
      why: 'Whoever may write Services can take over the traffic of the cluster to any address.',
      advice: 'Add DenyServiceExternalIPs to --enable-admission-plugins.',
    };
  },
});

function wordsOf(node: Node | undefined): { value: string; node: { start: number; end: number } }[] {
  return (isList(node) ? node.items : []).flatMap((item) => {
    const value = stringOf(item);
    return value === undefined ? [] : { value, node: { start: item.start, end: item.end } };
  });
}
