/** The preset of AKS deployment safeguards: which rules it adds, which policies they name, and how the cluster takes them. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { safeguardConsequence, safeguarded, safeguards } from '../server/src/cluster/safeguards.ts';
import { rules } from '../server/src/rules/catalogue.ts';
import { defaultSettings, effectiveSeverity } from '../server/src/rules/settings.ts';
import { profileOf } from './support/cluster-profile.ts';

const pages = join(import.meta.dirname, '../server/src/rules');

describe('the preset aks-safeguards', () => {
  const settings = { ...defaultSettings, presets: ['aks-safeguards' as const] };
  const added = rules.filter((rule) => effectiveSeverity(rule, settings) && !effectiveSeverity(rule, defaultSettings));

  it('adds rules about AKS and no others, each of which names its policies on its page', () => {
    const texts = added.map(({ id }) => readFileSync(join(pages, `${id}.md`), 'utf8'));
    for (const { id } of added) assert.match(id, /^aks\//);
    for (const { definition } of safeguards) {
      if (definition)
        assert.ok(
          texts.some((text) => text.includes(definition.name)),
          `${definition.name} has no rule.`,
        );
    }
    for (const text of texts) {
      assert.ok(
        safeguards.some(({ definition }) => definition && text.includes(definition.name)),
        text.slice(0, 100),
      );
    }
  });

  it('names the policy in the finding, and whether it denies or warns', () => {
    assert.equal(
      safeguardConsequence('denied', 'no-aks-labels'),
      'On this cluster the deployment safeguard "no AKS-specific labels" (NoAKSSpecificLabels) denies it.',
    );
    assert.match(safeguardConsequence('warned', 'pod-security'), /^Where they are on, .* warns of it or denies it\.$/);
  });
});

describe('how a cluster takes what breaks a safeguard', () => {
  const outcome = (fields: string, namespace = 'shop') => safeguarded(profileOf(fields), namespace);

  it('by the level of the profile, and always strictly on AKS Automatic', () => {
    assert.equal(safeguarded(undefined, 'shop'), 'warned');
    assert.equal(outcome('name: a'), 'warned');
    assert.equal(outcome('safeguards: Warn'), 'warned');
    assert.equal(outcome('safeguards: Enforce'), 'denied');
    assert.equal(outcome('safeguards: Off'), undefined);
    assert.equal(outcome('sku: Automatic'), 'denied');
  });

  it('not at all in namespaces that are left alone', () => {
    for (const namespace of ['kube-system', 'gatekeeper-system', 'azure-arc', 'azure-extensions-usage-system'])
      assert.equal(outcome('safeguards: Enforce', namespace), undefined);
    const excluded = 'safeguardsProfile: { level: Enforce, excludedNamespaces: [legacy] }';
    assert.equal(outcome(excluded, 'legacy'), undefined);
    assert.equal(outcome(excluded), 'denied');
  });
});
