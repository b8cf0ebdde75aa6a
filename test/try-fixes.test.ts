/** The trial of fixes passes over sound ones and sees what the others break. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../server/src/rules/catalogue.ts';
import { defineRule } from '../server/src/rules/rule.ts';
import type { Edit } from '../server/src/text/edit.ts';
import { Trial } from '../server/tools/fixes/trial.ts';

const text = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports:
    - port: 80
    - port: 443
`;
const files = [{ path: 'web.yaml', text }];

test('every fix of a small workspace can be applied, alone and together', () => {
  const trial = new Trial(rules, files, 'service/port-name');
  const alone = trial.eachAlone();
  assert.ok(alone.tried > 0);
  assert.deepEqual(alone.complaints, []);
  assert.deepEqual(trial.allTogether().complaints, []);
});

test('a fix that leaves its finding is named', () => {
  const { alone } = tryFix([{ at: { start: text.length, end: text.length }, text: '# seen\n' }]);
  assert.deepEqual(alone, ['leaves its finding web.yaml:2']);
});

test('a fix that brings an error is named, alone and among all', () => {
  const at = text.indexOf('80');
  const { alone, together } = tryFix([{ at: { start: at, end: at + 2 }, text: '[' }]);
  assert.ok(alone.includes('brings an error web.yaml:2'), String(alone));
  assert.ok(
    together.some((complaint) => complaint.startsWith('appears after all fixes')),
    String(together),
  );
});

test('a fix that writes lines anew which stay the same is named', () => {
  const { alone } = tryFix([{ at: { start: 0, end: text.length }, text: text.replace('443', '444') }]);
  assert.ok(alone.includes('rewrites lines that stay the same web.yaml:2'), String(alone));
});

function tryFix(edits: readonly Edit[]) {
  const broken = defineRule({
    id: 'test/broken',
    summary: 'A Service is named web.',
    severity: 'warning',
    appliesTo: ['Service'],
    *detect(service) {
      yield { at: service.kindAt };
    },
    explain: () => ({ what: 'A.', why: 'B.', advice: 'C.' }),
    repair: () => [{ title: 'Try', safe: false, edits }],
  });
  const trial = new Trial([...rules, broken], files, 'test/');
  const shown = ({ complaints }: ReturnType<Trial['eachAlone']>) =>
    complaints.map(({ complaint, place }) => `${complaint} ${place}`);
  return { alone: shown(trial.eachAlone()), together: shown(trial.allTogether()) };
}
