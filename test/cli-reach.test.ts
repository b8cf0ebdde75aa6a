/** The commands about reachability by their contract: every format, questions, and changes between folders and revisions. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { portolan } from './support/command-line.ts';
import { foldersOnDisk } from './support/folders.ts';
import { backendPolicy, pods } from './support/shop-policies.ts';

const wider = backendPolicy.replace('{ app: frontend }', '{}');

describe('portolan', () => {
  const folderWith = foldersOnDisk();

  const asked = (...args: string[]) => portolan(args, `${pods}---${backendPolicy}`);

  const shop = { 'pods.yaml': pods, 'policies/backend.yaml': backendPolicy };

  describe('reach', () => {
    test('groups by destination, on lines of 80 columns', async () => {
      const { status, output } = await asked('reach', folderWith(shop));
      assert.equal(status, 0);
      assert.equal(
        output,
        [
          '3 workloads in .',
          '',
          'shop/backend[Pod]',
          '  TCP 8080           shop/frontend[Pod], 10.0.0.0-10.255.255.255',
          '',
          'shop/frontend[Pod]',
          '  all ports          shop/backend[Pod], shop/other[Pod], any address outside',
          '',
          'shop/other[Pod]',
          '  all ports          shop/backend[Pod], shop/frontend[Pod], any address outside',
          '',
          'to any address outside',
          '  all ports          every workload',
          '',
        ].join('\n'),
      );
      assert.ok(output.split('\n').every((line) => line.length <= 80));
    });

    test('json holds the contract', async () => {
      const { output } = await asked('reach', '--format', 'json', folderWith(shop));
      const { version, bundle, endpoints, connections, unknown } = JSON.parse(output);
      assert.deepEqual([version, bundle, unknown], [1, '.', []]);
      assert.deepEqual(
        endpoints.map(({ id, kind }: { id: string; kind: string }) => `${kind} ${id}`),
        [
          'workload shop/backend[Pod]',
          'workload shop/frontend[Pod]',
          'workload shop/other[Pod]',
          'addresses 0.0.0.0-9.255.255.255',
          'addresses 10.0.0.0-10.255.255.255',
          'addresses 11.0.0.0-255.255.255.255',
          'addresses 0.0.0.0-255.255.255.255',
        ],
      );
      assert.deepEqual(endpoints[0], {
        id: 'shop/backend[Pod]',
        kind: 'workload',
        namespace: 'shop',
        name: 'backend',
        workload: 'Pod',
      });
      const toBackend = connections.filter(({ to }: { to: string }) => to === 'shop/backend[Pod]');
      assert.deepEqual(toBackend, [
        { from: 'shop/frontend[Pod]', to: 'shop/backend[Pod]', ports: [{ protocol: 'TCP', from: 8080, to: 8080 }] },
        {
          from: '10.0.0.0-10.255.255.255',
          to: 'shop/backend[Pod]',
          ports: [{ protocol: 'TCP', from: 8080, to: 8080 }],
        },
      ]);
      assert.ok(connections.some(({ ports }: { ports: unknown }) => ports === 'all'));
      assert.ok(connections.every(({ from, to }: { from: string; to: string }) => from !== to));
    });

    test('tables and graphs, from standard input too', async () => {
      const csv = await asked('reach', '-', '--format', 'csv');
      assert.match(csv.output, /^from,to,verdict,ports,missing\r\n/);
      assert.match(csv.output, /\r\nshop\/frontend\[Pod\],shop\/backend\[Pod\],allowed,TCP 8080,\r\n/);
      const { output: markdown } = await asked('reach', '-', '--format', 'markdown');
      assert.match(markdown, /^\| from \\\\ to \| shop\/backend\[Pod\] \|/);
      assert.match(markdown, /\n\| shop\/frontend\[Pod\] \| TCP 8080 \| – \| all \|/);
      const { output: dot } = await asked('reach', '-', '--format', 'dot');
      assert.match(dot, /"shop\/frontend\[Pod\]" -> "shop\/backend\[Pod\]" \[label="TCP 8080"\];/);
    });

    test('a question is answered with file and line', async () => {
      const question = ['--from', 'shop/frontend', '--to', 'shop/backend', '--port', 'tcp/8080'];
      const folder = folderWith(shop);
      const short = await asked('reach', folder, ...question);
      assert.deepEqual(short, {
        status: 0,
        output: 'shop/frontend[Pod] to shop/backend[Pod], TCP 8080: allowed\n',
        error: '',
      });
      const { output } = await asked('reach', folder, ...question, '--explain');
      assert.match(output, /isolates shop\/backend\[Pod\] for inbound\s+connections\. \[policies\/backend\.yaml:4\]/);
      assert.match(output, /on TCP 8080\.\s+\[policies\/backend\.yaml:8, 9, 11\]/);
      assert.match(output, /To close it, take the peer[^[]+\[policies\/backend\.yaml:9\]/);
      const json = JSON.parse((await asked('reach', folder, ...question, '--format', 'json')).output);
      assert.equal(json.answer, 'allowed');
      assert.deepEqual(json.steps.at(-1).places[0], { file: 'policies/backend.yaml', line: 8, column: 7 });
    });

    test('every endpoint that a text may mean is asked', async () => {
      const { output } = await asked('reach', '-', '--from', 'outside', '--to', 'shop/backend', '--port', 'tcp/8080');
      assert.deepEqual(output.trimEnd().split('\n'), [
        '0.0.0.0-9.255.255.255 to shop/backend[Pod], TCP 8080: denied',
        '10.0.0.0-10.255.255.255 to shop/backend[Pod], TCP 8080: allowed',
        '11.0.0.0-255.255.255.255 to shop/backend[Pod], TCP 8080: denied',
      ]);
      const one = await asked('reach', '-', '--from', '10.1.2.3', '--to', 'backend', '--port', 'udp/53');
      assert.equal(one.output, '10.1.2.3-10.1.2.3 to shop/backend[Pod], UDP 53: denied\n');
    });

    test('what cannot be asked is wrong usage', async () => {
      for (const [args, expected] of [
        [['--from', 'a', '--to', 'shop/backend'], /There is no a here/],
        [['--from', 'shop/backend'], /needs both/],
        [['--port', 'tcp/80'], /belong to a question/],
        [['--from', 'outside', '--to', 'shop/backend', '--port', 'http'], /tcp\/80/],
        [['--bundle', 'nowhere'], /There is no bundle nowhere/],
      ] as const) {
        const { status, output, error } = await asked('reach', '-', ...args);
        assert.deepEqual([status, output], [2, ''], args.join(' '));
        assert.match(error, expected);
      }
    });

    test('several bundles are shown one after the other, and named where a format holds one', async () => {
      const folder = folderWith({ 'a/all.yaml': `${pods}---${backendPolicy}`, 'b/all.yaml': pods });
      const { output } = await asked('reach', folder);
      assert.match(output, /3 workloads in a\n[\s\S]*3 workloads in b\n/);
      const refused = await asked('reach', folder, '--format', 'json');
      assert.equal(refused.status, 2);
      assert.match(refused.error, /holds one bundle, and here are 2: a and b\. Name one with --bundle\./);
      const { output: json } = await asked('reach', folder, '--format', 'json', '--bundle', 'b/');
      assert.equal(JSON.parse(json).bundle, 'b');
    });
  });

  describe('diff', () => {
    test('two folders: what opened first, with its cause and place', async () => {
      const [before, later] = [folderWith(shop), folderWith({ ...shop, 'policies/backend.yaml': wider })];
      const { status, output } = await asked('diff', before, later);
      assert.equal(status, 0);
      const [title, , pair, ports, ...cause] = output.trimEnd().split('\n');
      assert.equal(title, '1 pair with new connections');
      assert.equal(pair, '+ shop/other[Pod] -> shop/backend[Pod]');
      assert.equal(ports, '    TCP 8080 (before: nothing)');
      const sentence = cause.map((line) => line.trim()).join(' ');
      assert.equal(
        sentence,
        `Inbound rule 1 of NetworkPolicy shop/backend now allows all pods of namespace shop on TCP 8080. [${later}/policies/backend.yaml:9]`,
      );
      const same = await asked('diff', before, before);
      assert.equal(same.output, 'No connection changed.\n');
    });

    test('a revision and the working tree', async () => {
      const folder = folderWith(shop);
      const git = (...args: string[]) =>
        execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args]);
      git('init', '--quiet');
      git('add', '.');
      git('commit', '--quiet', '--message', 'one');
      writeFileSync(join(folder, 'policies/backend.yaml'), wider);
      const { output } = await asked('diff', '--git', 'HEAD', folder, '--format', 'json');
      const { opened, closed } = JSON.parse(output);
      assert.equal(closed.length, 0);
      assert.deepEqual(
        opened.map(({ from, to, after: ports }: Record<string, unknown>) => ({ from, to, ports })),
        [{ from: 'shop/other[Pod]', to: 'shop/backend[Pod]', ports: [{ protocol: 'TCP', from: 8080, to: 8080 }] }],
      );
      assert.deepEqual(opened[0].causes[0].place, {
        moment: 'after',
        file: 'policies/backend.yaml',
        line: 9,
        column: 11,
      });
      const inside = await asked('diff', '--git', 'HEAD', join(folder, 'policies'));
      assert.equal(inside.status, 0);
      const unknown = await asked('diff', '--git', '--output=x', folder);
      assert.equal(unknown.status, 2);
    });
  });

  test('topology draws Services, ways in and connections', async () => {
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: shop }\nspec: { type: LoadBalancer, selector: { app: frontend }, ports: [{ port: 80 }] }\n';
    const folder = folderWith({ ...shop, 'service.yaml': service });
    const { nodes, edges } = JSON.parse((await asked('topology', folder)).output);
    assert.deepEqual(nodes.find(({ kind }: { kind: string }) => kind === 'service')?.id, 'shop/web[Service]');
    assert.ok(
      edges.some(
        ({ kind, from, to }: Record<string, unknown>) =>
          `${kind} ${from} ${to}` === 'selects shop/web[Service] shop/frontend[Pod]',
      ),
    );
    const { output: mermaid } = await asked('topology', folder, '--format', 'mermaid');
    assert.match(mermaid, /^flowchart LR\n {2}subgraph s0 \["shop"\]\n/);
    const { output: dot } = await asked('topology', folder, '--format', 'dot');
    assert.match(dot, /subgraph cluster_0 \{\n {4}label="shop";/);
    const { output: svg } = await asked('topology', folder, '--format', 'svg');
    assert.match(svg, /^<svg [\s\S]+<\/svg>\n$/);
    assert.match(svg, /aria-label="Service web, in namespace shop, LoadBalancer"/);
  });
});
