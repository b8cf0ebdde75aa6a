/** Cases about clusters: the profile's findings and page, following an edit at once, and a plan put into the configuration. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, findings, openFile, ruleOf } from './editor.ts';
import { hostTest } from './suite.ts';

interface Shown {
  readonly name: string | null;
  readonly summary: string;
  readonly markdown: string;
}

interface Planned {
  readonly planned: boolean;
  readonly markdown: string;
}

const configuration = '.portolan.yaml';
const clusterPage = vscode.Uri.from({ scheme: 'portolan', path: '/Cluster Profile.md' });

export function registerClusterCases(): void {
  hostTest(
    'a cluster described in the configuration is found, judged and shown, and every edit counts at once',
    async () => {
      const uri = fileUri(configuration);
      const text =
        'cluster:\n  name: shop\n  networkPlugin: azure\n  networkPluginMode: overlay\n  podCidr: 172.30.0.0/16\n';
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      const { document } = await openFile(configuration);
      const [finding] = await findings(uri, (found) => found.map(ruleOf).includes('aks/range-invalid'));
      assert.equal(document.getText(finding!.range), '172.30.0.0/16');

      await openFile('web.yaml');
      const before = await vscode.commands.executeCommand<Shown>('portolan.showClusterProfile');
      assert.deepEqual([before.name, before.summary], ['shop', 'Azure CNI Overlay, no policy engine']);
      const page = await vscode.workspace.openTextDocument(clusterPage);
      assert.match(page.getText(), /^# Cluster shop\n/);
      assert.ok(page.getText().includes('(/.portolan.yaml#L5)'), page.getText());

      const rewritten = changed(page.uri);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, document.positionAt(document.getText().length), '  networkPolicy: cilium\n');
      await vscode.workspace.applyEdit(edit);
      await rewritten;
      const after = await vscode.commands.executeCommand<Shown>('portolan.showClusterProfile');
      assert.equal(after.summary, 'Azure CNI Overlay, policies by Cilium');
    },
  );

  hostTest('a plan is shown with its arithmetic and put into the configuration', async () => {
    const input = { model: 'node-subnet', pools: [{ name: 'apps', nodes: 50, podsPerNode: 30 }] };
    const planned = await vscode.commands.executeCommand<Planned>('portolan.planAddresses', { input, insert: true });
    assert.ok(planned.planned);
    assert.match(planned.markdown, /\(50 \+ 1\) \+ \(50 \+ 1\) × 30 = 1,581/);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.toString(), fileUri(configuration).toString());
    assert.ok(document.isDirty, 'The plan is saved before it was read.');
    assert.match(document.getText(), /^cluster:\n {2}name: shop\n {2}networkPlugin: azure\n/);
    assert.match(document.getText(), /range: 10\.224\.0\.0\/21\n/);
    assert.doesNotMatch(document.getText(), /networkPluginMode|podCidr/);
    await findings(document.uri, (found) => !found.map(ruleOf).includes('aks/range-invalid'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  hostTest('an impossible plan says why and changes nothing', async () => {
    const before = await vscode.workspace.openTextDocument(fileUri(configuration));
    const text = before.getText();
    const input = { model: 'overlay', pools: [{ name: 'apps', nodes: 6000 }] };
    const planned = await vscode.commands.executeCommand<Planned>('portolan.planAddresses', { input, insert: true });
    assert.ok(!planned.planned);
    assert.match(planned.markdown, /ends at 5,000 nodes; 6,000 are asked for/);
    assert.equal(before.getText(), text);
    // What follows audits the folder on disk and expects no cluster in it.
    await vscode.workspace.fs.delete(fileUri(configuration));
  });
}

function changed(uri: vscode.Uri): Promise<void> {
  return new Promise((resolve) => {
    const listener = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.toString() !== uri.toString()) return;
      listener.dispose();
      resolve();
    });
  });
}
