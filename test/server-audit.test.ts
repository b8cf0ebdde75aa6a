/** Audits through the language server's protocol: scopes, live changes, cancelling, reports, and edits that mend. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource, LSPErrorCodes, type TextEdit } from 'vscode-languageserver/node';
import { Turns } from '../server/src/lsp/turns.ts';
import {
  type AuditParams,
  type AuditResult,
  type AuditScope,
  auditRequest,
  bundlesRequest,
  type FindingPayload,
  type ListedBundle,
  type ReportParams,
  type ReportResult,
  reportRequest,
} from '../server/src/protocol/audit.ts';
import {
  allowRequest,
  type ChangePayload,
  type FixAllResult,
  type FixPayload,
  fixAllRequest,
  fixesRequest,
} from '../server/src/protocol/mend.ts';
import { Editor } from './support/editor.ts';
import { foldersOnDisk } from './support/folders.ts';

const service = (app: string, port: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec:\n  selector: { app: ${app} }\n  ports: [{ port: ${port} }]\n`;
const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec: { containers: [{ name: c, image: c }] }\n';

/** Two folders that define the same objects, so that each is a bundle. */
const files = {
  'one/service.yaml': service('wbe', '80'),
  'one/pod.yaml': pod,
  'two/service.yaml': service('web', '"80"'),
  'two/pod.yaml': pod,
};
const selectsNothing = 'service/selects-nothing';

describe('an audit in the editor', () => {
  const folderWith = foldersOnDisk();

  async function inFolder(use: (editor: Editor, uri: string) => Promise<void>): Promise<void> {
    const uri = pathToFileURL(folderWith(files)).href;
    const editor = await Editor.start({ folders: [uri] });
    try {
      await use(editor, uri);
    } finally {
      await editor.stop();
    }
  }

  const audit = (editor: Editor, params: AuditParams): Promise<AuditResult> =>
    editor.connection.sendRequest(auditRequest, params);
  const below = (uri: string): AuditScope => ({ kind: 'below', uri });
  const rulesOf = ({ findings }: AuditResult): string[] => findings.map(({ rule }) => rule);

  it('is about the workspace, a folder, a file or a bundle, and counts only what it is about', async () => {
    await inFolder(async (editor, uri) => {
      const whole = await audit(editor, {});
      assert.deepEqual(rulesOf(whole), [selectsNothing, 'object/value-type-wrong']);
      assert.equal(whole.summary.files, 4);
      assert.deepEqual(await audit(editor, { scope: below(uri) }), whole);

      const folder = await audit(editor, { scope: below(`${uri}/one`) });
      assert.deepEqual(rulesOf(folder), [selectsNothing]);
      assert.deepEqual(folder.summary, {
        files: 2,
        documents: 2,
        resources: 2,
        findings: { error: 0, warning: 1, information: 0, hint: 0 },
        suppressed: 0,
      });
      assert.deepEqual((await audit(editor, { scope: below(`${uri}/one/pod.yaml`) })).findings, []);
      assert.deepEqual((await audit(editor, { scope: below(`${uri}/on`) })).summary.files, 0);

      const listed: ListedBundle[] = await editor.connection.sendRequest(bundlesRequest, {
        uri: `${uri}/two/pod.yaml`,
      });
      assert.deepEqual(
        listed.map(({ title, files: count, holdsDocument }) => [title, count, holdsDocument]),
        [
          ['two', 2, true],
          ['one', 2, false],
        ],
      );
      const bundle = await audit(editor, { scope: { kind: 'bundle', bundle: listed[0]! } });
      assert.deepEqual(rulesOf(bundle), ['object/value-type-wrong']);
    });
  });

  it('gives each finding with its words, its object, its place and whether it can be mended', async () => {
    await inFolder(async (editor, uri) => {
      const [finding, other] = (await audit(editor, {})).findings;
      const { what, why, advice, ...rest } = finding!;
      assert.deepEqual(rest, {
        uri: `${uri}/one/service.yaml`,
        range: { start: { line: 4, character: 19 }, end: { line: 4, character: 22 } },
        rule: selectsNothing,
        severity: 'warning',
        resource: 'Service web',
        fix: 'offered',
      });
      assert.match(`${what} ${why} ${advice}`, /^Service web selects no pod.*\. .*\. .*\.$/);
      assert.equal(other?.fix, 'safe');
    });
  });

  it('looks at changed files alone when asked to, with their unsaved text', async () => {
    await inFolder(async (editor, uri) => {
      const document = `${uri}/one/service.yaml`;
      await editor.diagnosticsWhen(document, (all) => all.length === 1);
      await editor.open(document, service('web', '80'));
      const changed = await audit(editor, { uris: [document] });
      assert.deepEqual([changed.summary.files, changed.findings], [1, []]);
      const outside = await audit(editor, { scope: below(`${uri}/two`), uris: [document] });
      assert.equal(outside.summary.files, 0);
    });
  });

  it('ends when it is cancelled', async () => {
    await inFolder(async (editor) => {
      const source = new CancellationTokenSource();
      const answer = editor.connection.sendRequest<AuditResult>(auditRequest, {}, source.token);
      source.cancel();
      await assert.rejects(answer, { code: LSPErrorCodes.RequestCancelled });
    });
  });

  it('lets others have a turn between its steps, and hears then that it is cancelled', async () => {
    const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };
    const turns = new Turns(token);
    setImmediate(() => {
      token.isCancellationRequested = true;
    });
    await assert.rejects(async () => {
      for (;;) await turns.next();
    }, /Cancelled/);
  });

  it('writes its report in every format, of its scope alone', async () => {
    await inFolder(async (editor, uri) => {
      const write = async (format: ReportParams['format']): Promise<string> => {
        const params: ReportParams = { scope: below(`${uri}/one`), format, subject: 'folder one', version: '1.2.3' };
        return (await editor.connection.sendRequest<ReportResult>(reportRequest, params)).text;
      };
      assert.match(
        await write('html'),
        /<h1>Audit of folder one<\/h1>[\s\S]*Who reaches whom[\s\S]*<img src="data:image\/svg/,
      );
      assert.match(await write('markdown'), /^# Audit\n[\s\S]*one\/service\.yaml:5:20/);
      const [run] = JSON.parse(await write('sarif')).runs;
      assert.equal(run.tool.driver.semanticVersion, '1.2.3');
      assert.match(run.tool.driver.rules[0].help.markdown, /## What it finds/);
      const json = JSON.parse(await write('json'));
      assert.deepEqual([json.summary.files, json.findings.length], [2, 1]);
    });
  });

  it('names the files of its report as they are named without buffers that stand in no folder', async () => {
    await inFolder(async (editor) => {
      const params: ReportParams = { scope: { kind: 'workspace' }, format: 'markdown', subject: 'all', version: '1' };
      const write = (): Promise<ReportResult> => editor.connection.sendRequest(reportRequest, params);
      const before = await write();
      assert.match(before.text, /`one\/service\.yaml:5:20`/);
      await editor.open('untitled:Untitled-1', service('nobody', '80'));
      assert.match((await write()).text, /[^`]\/one\/service\.yaml:5:20/);
      await editor.close('untitled:Untitled-1');
      assert.equal((await write()).text, before.text);
    });
  });

  it('offers the fixes of one finding, and none once it is gone', async () => {
    await inFolder(async (editor) => {
      const [finding] = (await audit(editor, {})).findings;
      const [fix] = await fixesOf(editor, finding!);
      assert.equal(fix?.title, 'Select the pods of Pod web');
      assert.equal(applied(fix!, finding!.uri, files['one/service.yaml']), service('web', '80'));
      const moved = { ...finding!, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } };
      assert.deepEqual(await fixesOf(editor, moved), []);
    });
  });

  it('fixes all of a rule, or all that is safe, and says whether somebody should look first', async () => {
    await inFolder(async (editor, uri) => {
      const fixAll = (params: object): Promise<FixAllResult> =>
        editor.connection.sendRequest(fixAllRequest, { scope: { kind: 'workspace' }, ...params });
      const ofRule = await fixAll({ rule: selectsNothing });
      assert.deepEqual([ofRule.applied, ofRule.unsafe, ofRule.files.length], [1, true, 1]);
      const safe = await fixAll({});
      assert.deepEqual([safe.applied, safe.unsafe], [1, false]);
      assert.equal(applied(safe, `${uri}/two/service.yaml`, files['two/service.yaml']), service('web', '80'));
      assert.deepEqual((await fixAll({ scope: below(`${uri}/one`) })).files, []);
      // Trying fixes leaves no trace.
      assert.equal((await audit(editor, {})).findings.length, 2);
    });
  });

  it('allows a finding with the given reason on one line', async () => {
    await inFolder(async (editor) => {
      const [finding] = (await audit(editor, {})).findings;
      const change: ChangePayload = await editor.connection.sendRequest(allowRequest, {
        ...finding,
        reason: ' pods come\nby hand ',
      });
      const text = applied(change, finding!.uri, files['one/service.yaml']);
      assert.match(text, /^ {2}# portolan: allow service\/selects-nothing: pods come by hand\n {2}selector/m);
      await editor.open(finding!.uri, text);
      const { findings, suppressed } = await audit(editor, { uris: [finding!.uri] });
      assert.deepEqual(findings, []);
      assert.deepEqual(
        suppressed.map(({ rule, reason }) => [rule, reason]),
        [[selectsNothing, 'pods come by hand']],
      );
    });
  });
});

function fixesOf(editor: Editor, { uri, range, rule }: FindingPayload): Promise<FixPayload[]> {
  return editor.connection.sendRequest(fixesRequest, { uri, range, rule });
}

/** The text of a file after its edits, which come one at a time. */
function applied({ files: changes }: ChangePayload, uri: string, text: string): string {
  const { edits } = changes.find((one) => one.uri === uri)!;
  assert.equal(edits.length, 1);
  const [{ range, newText }] = edits as readonly [TextEdit];
  const lines = text.split('\n');
  const offset = ({ line, character }: TextEdit['range']['start']): number =>
    lines.slice(0, line).join('\n').length + Math.min(line, 1) + character;
  return text.slice(0, offset(range.start)) + newText + text.slice(offset(range.end));
}
