/** The HTML report: it escapes what manifests hold, counts rightly, needs nothing from outside, and says what it leaves out. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { Auditor } from '../server/src/features/audit.ts';
import { bundleReport, bundlesToReport, byFile } from '../server/src/features/bundle-report.ts';
import { auditHtml, type HtmlReport } from '../server/src/report/html/audit-html.ts';
import { filterScript } from '../server/src/report/html/filter-script.ts';
import { escapeHtml, html } from '../server/src/report/html/markup.ts';
import { style } from '../server/src/report/html/style.ts';
import { rules } from '../server/src/rules/catalogue.ts';
import { defaultSettings } from '../server/src/rules/settings.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';

const pod = (name: string, app = name): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, labels: { app: ${app} } }\nspec: { containers: [{ name: c, image: c }] }\n`;
const service = (name: string, app: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n  selector: { app: ${app} }\n  ports: [{ port: 80 }]\n`;
const denyAll =
  'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: none }\nspec: { podSelector: { matchLabels: { app: web } }, policyTypes: [Ingress] }\n';

function reportOf(files: Readonly<Record<string, string>>): HtmlReport {
  const { snapshot } = new Workspace().update(Object.entries(files).map(([path, text]) => ({ path, text })));
  const fail = ({ error }: { error: unknown }): void => {
    throw error;
  };
  const audit = new Auditor(rules, defaultSettings, fail, false).audit(snapshot, []);
  const { shown, leftOut } = bundlesToReport(snapshot, { kind: 'everything' });
  const bundles = shown.map((bundle) => bundleReport(bundle, byFile(audit.findings)));
  const about = { subject: 'the shop', day: '2026-11-22', version: '1.2.3', cards: rules };
  return { ...about, audit, snapshot, bundles, bundlesLeftOut: leftOut };
}

describe('the HTML report', () => {
  it('names its subject, its counts and every finding with its place and lines', () => {
    const report = reportOf({ 'a.yaml': `${service('shop', 'wbe')}---\n${pod('web')}` });
    const text = auditHtml(report);
    assert.match(text, /<title>Audit of the shop<\/title>/);
    assert.match(text, /<dt>Warnings<\/dt><dd>1<\/dd>/);
    assert.match(text, /<code>a\.yaml:6:20<\/code> · Service shop/);
    assert.match(text, /<span class="line-number">6<\/span> {2}selector: \{ app: <mark>wbe<\/mark> \}/);
    assert.equal(text.match(/<article /g)?.length, report.audit.findings.length);
  });

  it('keeps the excerpt within the document of the finding', () => {
    const text = auditHtml(reportOf({ 'a.yaml': `${service('shop', 'wbe')}---\n${pod('web')}` }));
    const [lines] = /<pre class="excerpt"[\s\S]*?<\/pre>/.exec(text) ?? [];
    assert.doesNotMatch(lines ?? '', /kind: Pod/);
  });

  it('escapes whatever a manifest says', () => {
    const evil = `"</pre><script>alert('1')</script>&\u202e"`;
    const text = auditHtml(reportOf({ 'a"><b>.yaml': `${service('shop', evil)}---\n${pod('web')}` }));
    assert.equal(text.match(/<script/g)?.length, 1);
    assert.doesNotMatch(text, /alert\('1'\)/);
    assert.doesNotMatch(text, /\u202e/);
    assert.doesNotMatch(text, /a"><b>\.yaml/);
  });

  it('lets in nothing from outside, and only its own style and script', () => {
    const text = auditHtml(reportOf({ 'a.yaml': service('shop', 'wbe') }));
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1] ?? '';
    assert.match(policy, /^default-src 'none';/);
    assert.doesNotMatch(policy, /unsafe|https?:/);
    assert.ok(policy.includes(`style-src '${digest(style)}'`), `styleDigest in page.ts must be ${digest(style)}`);
    assert.ok(
      policy.includes(`script-src '${digest(filterScript)}'`),
      `scriptDigest in page.ts must be ${digest(filterScript)}`,
    );
    assert.doesNotMatch(text, /<link|<iframe|@import|url\(|\ssrc="(?!data:image)|\sstyle="|\son\w+="/);
    for (const [, target] of text.matchAll(/href="([^"]*)"/g)) assert.match(target!, /^#/);
  });

  it('leads from its contents and its table of rules to what is there', () => {
    const text = auditHtml(reportOf({ 'a.yaml': `${service('shop', 'wbe')}---\n${pod('web')}` }));
    const targets = [...text.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    assert.ok(targets.length >= 4, `${targets.length} links`);
    for (const id of targets) assert.ok(text.includes(`id="${id}"`), id);
  });

  it('shows who reaches whom, or says that nothing is closed', () => {
    const files = { 'a.yaml': `${pod('web')}---\n${pod('client')}` };
    assert.match(auditHtml(reportOf(files)), /Nothing is closed[\s\S]*default\/client\[Pod\]/);
    const text = auditHtml(reportOf({ ...files, 'b.yaml': denyAll }));
    assert.doesNotMatch(text, /Nothing is closed/);
    assert.match(
      text,
      /<tr><th scope="row">1 default\/client\[Pod\]<\/th><td class="closed">–<\/td><td class="closed">/,
    );
  });

  it('shows the chart of each bundle as an image of its own, or says that it is left out', () => {
    const report = reportOf({ 'a.yaml': pod('web') });
    assert.match(auditHtml(report), /The chart is left out here/);
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><title>"x"</title></svg>';
    const text = auditHtml({ ...report, bundles: report.bundles.map((bundle) => ({ ...bundle, chart: svg })) });
    const [, source] = /<img src="data:image\/svg\+xml,([^"]*)" alt="[^"]+">/.exec(text) ?? [];
    assert.equal(decodeURIComponent(source ?? ''), svg);
    assert.doesNotMatch(text, /The chart is left out/);
  });

  it('says how much of a large matrix it leaves out, and shows what policies close', () => {
    const pods = Array.from({ length: 60 }, (_, i) => pod(`p${i}`)).join('---\n');
    const text = auditHtml(reportOf({ 'a.yaml': `${pods}---\n${pod('web')}`, 'b.yaml': denyAll }));
    assert.match(text, /<strong>32 rows and 32 columns are not shown here<\/strong>/);
    assert.match(text, /<th scope="col" title="default\/web\[Pod\]"/);
  });

  it('says how many findings it leaves out of its list, and counts them all', () => {
    const services = Array.from({ length: 2100 }, (_, i) => service(`s${i}`, 'wbe')).join('---\n');
    const report = reportOf({ 'a.yaml': `${services}---\n${pod('web')}` });
    const text = auditHtml(report);
    assert.equal(text.match(/<article /g)?.length, 2000);
    assert.match(
      text,
      new RegExp(`<strong>${report.audit.findings.length - 2000} findings of less weight are not shown`),
    );
    assert.match(text, new RegExp(`<dd>${report.audit.summary.findings.warning}</dd>`));
  });

  it('gives the reason of what was allowed, and why files were not examined', () => {
    const allowed = service('shop', 'wbe').replace(
      '  selector',
      '  # portolan: allow service/selects-nothing: pods come <by hand>\n  selector',
    );
    const report = reportOf({ 'a.yaml': `${allowed}---\n${pod('web')}` });
    const skipped = [{ file: 'big.yaml', reason: 'The file is too large.' }];
    const text = auditHtml({ ...report, audit: { ...report.audit, skipped } });
    assert.match(text, /<td>pods come &lt;by hand&gt;<\/td><td>comment<\/td>/);
    assert.match(
      text,
      /<p>The file is too large\. <span class="soft">1 file<\/span><\/p>\n<ul class="paths"><li><code>big\.yaml<\/code>/,
    );
    assert.match(text, /Nothing was found\./);
  });

  it('shows no line of a Secret', () => {
    const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: "A b" }\ntype: Opaque\ndata: { key: c2VjcmV0 }\n';
    for (const text of [secret, `${secret}data: { key: c2VjcmV0 }\n`, `${pod('web')}---\n${secret}`]) {
      const report = reportOf({ 'a.yaml': text });
      assert.ok(report.audit.findings.length > 0);
      assert.doesNotMatch(auditHtml(report), /c2VjcmV0/);
    }
  });
});

describe('the template', () => {
  it('escapes text, keeps markup, and leaves out what is absent', () => {
    assert.equal(
      html`<b>${'<&"\''}${html`<i>${1}</i>`}${false}${undefined}</b>`.text,
      '<b>&lt;&amp;&quot;&#39;<i>1</i></b>',
    );
  });
  it('shows characters that would hide others', () => {
    assert.equal(escapeHtml('a\u202eb\u0000c\r\n\td'), 'a\\u202eb\\u0000c\n\td');
  });
});

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
