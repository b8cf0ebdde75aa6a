/** The command line by its contract: formats, exit status, what stands on which stream, and what --fix writes. */

import assert from 'node:assert/strict';
import { chmodSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { portolan } from './support/command-line.ts';
import { foldersOnDisk } from './support/folders.ts';

const service = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: wbe }
  ports: [{ port: 80 }]
`;
const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec: { containers: [{ name: c, image: c }] }\n';
const refused =
  'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { ports: [{ port: 80 }, { port: 81 }] }\n';

describe('portolan', () => {
  const folderWith = foldersOnDisk();

  it('ends with 0 when nothing reaches the limit, and with 1 when something does', async () => {
    const folder = folderWith({ 'a.yaml': `${service}---\n${pod}` });
    assert.equal((await portolan(['audit', folder])).status, 0);
    assert.equal((await portolan(['audit', folder, '--fail-on', 'warning'])).status, 1);
    const broken = folderWith({ 'a.yaml': refused });
    assert.equal((await portolan(['audit', broken])).status, 1);
    assert.equal((await portolan(['audit', broken, '--fail-on', 'never'])).status, 0);
  });

  it('gives JSON that keeps the contract, and nothing else on standard output', async () => {
    const folder = folderWith({ 'apps/a.yaml': `${service}---\n${pod}`, 'bad.yaml': Uint8Array.of(0x61, 0x3a, 0xff) });
    const { output, error } = await portolan(['audit', folder, '--format', 'json']);
    const audit = JSON.parse(output);
    assert.equal(error, '');
    assert.deepEqual(Object.keys(audit), ['version', 'summary', 'findings', 'skipped']);
    assert.deepEqual(audit.summary, {
      files: 1,
      documents: 2,
      resources: 2,
      findings: { error: 0, warning: 1, information: 0, hint: 0 },
      suppressed: 0,
    });
    const [finding] = audit.findings;
    assert.equal(finding.file, 'apps/a.yaml');
    assert.deepEqual(finding.range, { start: { line: 5, column: 20 }, end: { line: 5, column: 23 } });
    assert.deepEqual(finding.resource, { apiVersion: 'v1', kind: 'Service', namespace: null, name: 'web' });
    assert.deepEqual(finding.fixes, [{ title: 'Select the pods of Pod web', safe: false }]);
    assert.deepEqual(audit.skipped, [{ file: 'bad.yaml', reason: 'The file is not valid UTF-8.' }]);
  });

  it('gives SARIF with exact regions, rule help and the reason of what was suppressed', async () => {
    const allowed = service.replace(
      '  selector',
      '  # portolan: allow service/selects-nothing: pods come by hand\n  selector',
    );
    const folder = folderWith({ 'a b.yaml': `${allowed}---\n${pod}`, 'c.yaml': refused });
    const { output } = await portolan(['audit', folder, '--format', 'sarif']);
    const [sarifRun] = JSON.parse(output).runs;
    const suppressed = sarifRun.results.find((result: { suppressions?: unknown }) => result.suppressions);
    assert.equal(suppressed.suppressions[0].justification, 'pods come by hand');
    assert.equal(suppressed.locations[0].physicalLocation.artifactLocation.uri, 'a%20b.yaml');
    assert.deepEqual(suppressed.locations[0].physicalLocation.region, {
      startLine: 6,
      startColumn: 20,
      endLine: 6,
      endColumn: 23,
    });
    for (const result of sarifRun.results) assert.equal(sarifRun.tool.driver.rules[result.ruleIndex].id, result.ruleId);
    assert.match(sarifRun.tool.driver.rules[0].help.markdown, /## What it finds/);
  });

  it('gives Markdown that no manifest can break, and workflow commands on one line each', async () => {
    const folder = folderWith({ 'a.yaml': `${service.replace('wbe', '"a|b`c"')}---\n${pod}` });
    const markdown = (await portolan(['audit', folder, '--format', 'markdown'])).output;
    for (const row of markdown.split('\n').filter((line) => line.startsWith('| `a.yaml'))) {
      assert.equal(row.replaceAll('\\|', '').split('|').length, 5, row);
    }
    const github = (await portolan(['audit', folder, '--format', 'github'])).output;
    assert.match(github, /^::(warning|error) file=a\.yaml,line=5,endLine=5,col=\d+,endColumn=\d+,title=/m);
  });

  it('gives text that the problem matcher reads, finding by finding', async () => {
    const folder = folderWith({
      'one/a b.yaml': `${service}---\n${pod}`,
      'c.yaml': refused.replaceAll('web', 'other'),
      'd.yaml': 'kind: [\n',
    });
    const { output } = await portolan(['audit', folder]);
    const { findings } = JSON.parse((await portolan(['audit', folder, '--format', 'json'])).output);
    assert.ok(findings.length >= 3);
    assert.deepEqual(
      matchedProblems(output),
      findings.map(({ file, range, severity, rule, message }: ListedFinding) => {
        const { line, column } = range.start;
        return { file, line: String(line), column: String(column), severity, code: rule, message };
      }),
    );
    assert.match(output, /\n\n\d+ files, \d+ resources: .*\.\n$/);
  });

  it('gives HTML about each of several paths, named after them, with their bundles', async () => {
    const folder = folderWith({ 'one/a.yaml': `${service}---\n${pod}`, 'two/a.yaml': refused });
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    const { status, output, error } = await portolan(['audit', one, two, '--format', 'html']);
    assert.deepEqual([status, error], [1, '']);
    assert.ok(output.startsWith('<!DOCTYPE html>'));
    assert.ok(output.includes(`<h1>Audit of ${one}, ${two}</h1>`));
    assert.ok(output.includes(`<code>${join(two, 'a.yaml')}:4:`));
    assert.ok(output.includes(`<h3>Bundle <code>${one}</code></h3>`));
    const ofStream = await portolan(['audit', '-', '--format', 'html'], refused);
    assert.match(ofStream.output, /<h1>Audit of standard input<\/h1>/);
  });

  it('reads one stream from standard input', async () => {
    const { output } = await portolan(['audit', '-', '--format', 'json'], refused);
    assert.equal(JSON.parse(output).findings[0].file, 'stdin.yaml');
  });

  it('joins several paths, each file under its own', async () => {
    const folder = folderWith({ 'one/a.yaml': refused, 'two/a.yaml': refused });
    const { output } = await portolan(['audit', join(folder, 'one'), join(folder, 'two'), '--format', 'json']);
    const files = new Set(JSON.parse(output).findings.map(({ file }: { file: string }) => file));
    assert.deepEqual([...files], [join(folder, 'one/a.yaml'), join(folder, 'two/a.yaml')]);
  });

  it('runs only the rules asked for, also those that are off', async () => {
    const folder = folderWith({ 'a.yaml': `${service}---\n${pod}---\n${refused.replace('web', 'other')}` });
    const { output } = await portolan(['audit', folder, '--format', 'json', '--rule', 'service/selects-nothing']);
    const found = new Set(JSON.parse(output).findings.map(({ rule }: { rule: string }) => rule));
    assert.deepEqual([...found], ['service/selects-nothing']);
  });

  it('applies safe fixes only, says so on standard error, and leaves every other byte', async () => {
    const text = `# kept\n${service.replace('wbe', 'web').replace('port: 80', 'port: "80"')}---\n${pod}`;
    const folder = folderWith({ 'a.yaml': text, 'b.yaml': `${service.replaceAll('name: web', 'name: other')}` });
    const { error } = await portolan(['audit', folder, '--fix']);
    assert.match(error, /^a\.yaml: .* \([\w-]+\/[\w-]+\)$/m);
    assert.equal(readFileSync(join(folder, 'a.yaml'), 'utf8'), text.replace('"80"', '80'));
    assert.match(readFileSync(join(folder, 'b.yaml'), 'utf8'), /app: wbe/);
  });

  it('ends with 2 and one clear sentence on wrong usage and broken configuration', async () => {
    const folder = folderWith({ '.portolan.yaml': 'presets: [strickt]\n' });
    for (const args of [
      [],
      ['sail'],
      ['audit', '/no/such/folder'],
      ['audit', '--format', 'pdf'],
      ['audit', '--rule', 'no/such-rule'],
      ['audit', '--no-such-option'],
      ['audit', '-', '--fix'],
      ['audit', folder],
      ['rules', 'no/such-rule'],
    ]) {
      const { status, output, error } = await portolan(args);
      assert.equal(status, 2, args.join(' '));
      assert.equal(output, '');
      assert.notEqual(error, '');
    }
  });

  it('takes a manifest that does not parse for a finding', async () => {
    const folder = folderWith({ 'a.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {\n' });
    const { status, output } = await portolan(['audit', folder, '--format', 'json']);
    assert.equal(status, 1);
    assert.ok(JSON.parse(output).findings.length > 0);
  });

  it('follows no link out of the folder and ends in no loop of links', async () => {
    const outside = folderWith({ 'secret.yaml': refused });
    const folder = folderWith({ 'a.yaml': pod, 'sub/b.yaml': pod.replace('name: web', 'name: other') });
    symlinkSync(outside, join(folder, 'outside'));
    symlinkSync(folder, join(folder, 'sub', 'loop'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling.yaml'));
    const { output } = await portolan(['audit', folder, '--format', 'json']);
    assert.equal(JSON.parse(output).summary.files, 2);
  });

  it('names a file that it may not read', {
    skip: process.getuid?.() === 0 ? 'root may read everything' : false,
  }, async () => {
    const folder = folderWith({ 'a.yaml': pod });
    chmodSync(join(folder, 'a.yaml'), 0);
    const { output } = await portolan(['audit', folder, '--format', 'json']);
    assert.deepEqual(JSON.parse(output).skipped, [{ file: 'a.yaml', reason: 'The file may not be read.' }]);
  });

  it('lists the rules and prints their pages', async () => {
    const list = await portolan(['rules', '--format', 'json']);
    const cards: { id: string; fixes: boolean }[] = JSON.parse(list.output);
    assert.ok(cards.some(({ id, fixes }) => id === 'service/selects-nothing' && fixes));
    assert.match((await portolan(['rules'])).output, /^service\/selects-nothing +warning/m);
    const page = (await portolan(['rules', 'service/selects-nothing'])).output;
    assert.match(page, /^# service\/selects-nothing\n/);
    assert.match(page, /## When to allow it/);
  });
});

/** As much of a finding in JSON as is compared. */
interface ListedFinding {
  readonly file: string;
  readonly range: { readonly start: { readonly line: number; readonly column: number } };
  readonly severity: string;
  readonly rule: string;
  readonly message: string;
}

/** What a problem matcher of VS Code makes of lines: its patterns match lines that follow each other. */
function matchedProblems(output: string): Record<string, string>[] {
  const [matcher] = JSON.parse(readFileSync('package.json', 'utf8')).contributes.problemMatchers;
  const [head, tail]: ({ regexp: string } & Record<string, number>)[] = matcher.pattern;
  const lines = output.split('\n');
  return lines.flatMap((line, i) => {
    const first = new RegExp(head!.regexp).exec(line);
    const second = new RegExp(tail!.regexp).exec(lines[i + 1] ?? '');
    if (!first || !second) return [];
    const { regexp, ...groups } = head!;
    const found = Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, first[group]!]));
    return [{ ...found, message: `${found.message} ${second[tail!.message!]}` }];
  });
}
