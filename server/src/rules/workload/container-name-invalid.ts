/** The rule about containers without a name, with one that is none, or with that of another. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isDnsLabel } from '../../kubernetes/formats.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { correctedName } from '../../kubernetes/name-correction.ts';
import { containersOf } from '../../kubernetes/pod-parts.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import type { Located } from '../../text/range.ts';
import { defineRule } from '../rule.ts';

/** The name is a DNS label, and one of its own among all containers of the pod (validateContainerCommon). */
export const containerNameInvalid = defineRule({
  id: 'workload/container-name-invalid',
  summary: 'A container has no name, one that is none, or the name of another.',
  severity: 'error',
  appliesTo: ['Workload'],

  *detect(workload) {
    if (!workload.builtIn) return;
    const first = new Map<string, Located<string>>();
    for (const { container } of containersOf(workload)) {
      const { name } = container;
      if (!name?.value) {
        if (isMisread(workload, container)) continue;
        yield { at: name?.at ?? onOneLine(container), workload, container, name: '', meant: undefined, isTaken: false };
        continue;
      }
      if (isPlaceholder(name.value)) continue;
      const earlier = first.get(name.value);
      if (earlier) {
        const related = [{ file: workload.file, at: earlier.at, message: 'The first container of that name.' }];
        yield { at: name.at, related, workload, container, name: name.value, meant: undefined, isTaken: true };
        continue;
      }
      first.set(name.value, name);
      if (isDnsLabel(name.value)) continue;
      const meant = correctedName(name.value, 'label');
      yield { at: name.at, workload, container, name: name.value, meant, isTaken: false };
    }
  },

  explain({ workload, name, meant, isTaken }) {
    return {
      what: !name
        ? `${titleOf(workload)} has a container without a name.`
        : isTaken
          ? `${titleOf(workload)} has two containers named ${name}.`
          : `${titleOf(workload)} has a container named "${name}", which no container can be.`,
      why: `The API server refuses the ${workload.kind}: each container has its own name of at most 63 lower-case letters, digits and dashes.`,
      advice: meant ? `Name it ${meant}.` : isTaken ? 'Give each container its own name.' : 'Give it a name.',
    };
  },

  repair({ container, meant }, { text }) {
    const edits = meant && setField(text, container, 'name', meant);
    return edits ? [{ title: `Name it ${meant}`, safe: false, edits }] : [];
  },
});
