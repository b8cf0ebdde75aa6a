/** The pages about AKS: every piece of advice has a rule or a reason, every annotation has data, every source is named. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { rules } from '../server/src/rules/catalogue.ts';
import { readAnnotationGroups, readCandidates, readPageDates, readPolicies } from '../server/tools/aks-tables.ts';
import { aksCoverageFaults } from '../server/tools/render-aks-coverage.ts';
import { aksPageFile, aksSections, referencesIn, withAksSections } from '../server/tools/render-aks-page.ts';
import { readCoverage } from '../server/tools/render-coverage.ts';
import { root } from '../server/tools/rule-files.ts';

const ids = new Set(rules.map(({ id }) => id));

describe('what of AKS is covered', () => {
  const [candidates, rows, groups] = [readCandidates(), readCoverage(), readAnnotationGroups()];

  it('leaves no piece of advice and no annotation empty', () => {
    assert.equal(candidates.length, 60);
    assert.ok(groups.flatMap(({ keys }) => keys).length > 200);
    assert.deepEqual(aksCoverageFaults(candidates, rows, groups), []);
  });

  it('sees advice without a row, rows without advice, and annotations without data', () => {
    const strange = { title: 'x', keys: ['service.beta.kubernetes.io/azure-nothing-of-the-kind'] };
    const row = { source: 'AKS-99', rule: 'a/b', reason: '', file: 'aks.tsv', line: 1 };
    const faults = aksCoverageFaults([{ id: 'AKS-01', about: '' }], [row], [strange]);
    assert.equal(faults.length, 3, faults.join(' '));
  });
});

describe('the page about AKS', () => {
  it('names a source for every rule', () => {
    for (const { id } of rules.filter(({ id }) => id.startsWith('aks/'))) {
      const page = readFileSync(path.join(root, 'server/src/rules', `${id}.md`), 'utf8');
      assert.ok(referencesIn(page).length > 0, `${id} names no source.`);
    }
  });

  it('knows the rule of every policy, or says why there is none', () => {
    for (const { title, rule, remark } of readPolicies()) {
      assert.ok(rule ? ids.has(rule) : remark !== '', `${title}: ${rule ?? 'no rule and no remark'}`);
    }
  });

  it('puts the day behind the name of a page once', () => {
    const page = '## References\n\n- AKS documentation: `nat-gateway`, `static-ip` (2024-06-03)\n';
    const { Rules: table } = aksSections([{ rule: rules[0]!, page }], [], readPageDates());
    assert.ok(table?.includes('`nat-gateway` (2026-08-25), `static-ip` (2024-06-03) |'), table);
  });

  it('says so when a region was taken out', () => {
    assert.throws(() => withAksSections('# Portolan and AKS\n', { Rules: '' }), /around the table of Rules/);
    assert.ok(existsSync(path.join(root, aksPageFile)));
  });
});
