/** The examples do what the README says of them: the shop has its faults, and its mended twin has none. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { run } from '../server/src/cli/main.ts';

const examples = join(import.meta.dirname, '..', 'examples');

interface Found {
  readonly rule: string;
  readonly severity: string;
  readonly file: string;
  readonly message: string;
}

async function audit(folder: string): Promise<Found[]> {
  let output = '';
  const streams = {
    input: () => '',
    output: (text: string) => {
      output += text;
    },
    error: () => undefined,
    terminal: false,
    colours: false,
  };
  await run(['audit', join(examples, folder), '--format', 'json'], streams);
  return JSON.parse(output).findings;
}

describe('the example workspaces', () => {
  it('shows a fault of every kind it was made for', async () => {
    const findings = await audit('shop');
    const rules = new Set(findings.map(({ rule }) => rule));
    for (const rule of [
      'service/selects-nothing',
      'service/port-name-missing',
      'ingress/backend-service-missing',
      'ingress/backend-port-missing',
      'ingress/path-type-missing',
      'ingress/tls-host-mismatch',
      'policy/selects-nothing',
      'policy/direction-ignored',
      'object/value-type-wrong',
    ]) {
      assert.ok(rules.has(rule), `${rule} is missing among ${[...rules].join(', ')}`);
    }
  });

  it('is silent about the mended shop', async () => {
    const findings = await audit('shop-mended');
    assert.deepEqual(
      findings.map(({ file, rule, message }) => `${file} ${rule}: ${message}`),
      [],
    );
  });
});
