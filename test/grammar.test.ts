/** The injected grammars mark what concerns networking in YAML, and leave everything else as it was. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IGrammar } from 'vscode-textmate';
import { baseGrammars, contributed, loadYaml, type Token, tokensOf } from './support/tokenize.ts';

const own = /\.(?:kubernetes|portolan)$/;

/** A line of YAML, the piece of it that is marked, and the scope that it gets. */
const marked: readonly (readonly [line: string, piece: string, scope: string])[] = [
  ['cidr: 10.0.0.0/16', '10.0.0.0', 'constant.other.cidr.kubernetes'],
  ['cidr: 10.0.0.0/16', '/16', 'constant.numeric.prefix-length.kubernetes'],
  ['cidr: "2001:db8::/32"', '2001:db8::', 'constant.other.cidr.kubernetes'],
  ['    - 192.168.0.0/24', '192.168.0.0', 'constant.other.cidr.kubernetes'],
  ['ranges: "10.0.0.0/8,203.0.113.7/32"', '203.0.113.7', 'constant.other.cidr.kubernetes'],
  ["blocks: ['fd00::/8']", 'fd00::', 'constant.other.cidr.kubernetes'],
  ['port: 8080', '8080', 'constant.numeric.port.kubernetes'],
  ['  - port: 443  # as always', '443', 'constant.numeric.port.kubernetes'],
  ['to: {endPort: 8090, protocol: UDP}', '8090', 'constant.numeric.port.kubernetes'],
  ['to: {endPort: 8090, protocol: UDP}', 'UDP', 'constant.language.protocol.kubernetes'],
  ['targetPort: "http"', 'http', 'variable.other.port.kubernetes'],
  ['protocol: SCTP', 'SCTP', 'constant.language.protocol.kubernetes'],
  ['kind: NetworkPolicy', 'NetworkPolicy', 'entity.name.type.kind.kubernetes'],
  ['kind: Service', 'Service', 'entity.name.type.kind.kubernetes'],
  ['apiVersion: networking.k8s.io/v1', 'networking.k8s.io/v1', 'support.type.api-version.kubernetes'],
  ['apiVersion: cilium.io/v2alpha1', 'cilium.io/v2alpha1', 'support.type.api-version.kubernetes'],
  ['# portolan: allow service/selects-nothing: later', 'portolan:', 'keyword.other.portolan'],
  ['port: 80 # portolan: allow a-b/c-d: later', 'allow', 'keyword.control.allow.portolan'],
  ['# portolan: allow service/selects-nothing', 'service/selects-nothing', 'entity.name.function.rule.portolan'],
  ['# portolan: allow a/b: it is meant so', 'it is meant so', 'string.unquoted.reason.portolan'],
];

/** Nothing of ours may be in these. */
const unmarked: readonly string[] = [
  '# port: 80, cidr: 10.0.0.0/8, kind: Service',
  'report: 80',
  'port: eighty',
  'port: 80x',
  'replicas: 3',
  'image: registry.example.com/10.0.0.0/24:1.0',
  'url: http://10.0.0.0/24/path',
  'address: 10.0.0.1',
  'time: 10:20:30',
  '10.0.0.0/8: a key',
  'kind: Deployment',
  'kind: Services',
  'mankind: Service',
  'protocol: carrier-pigeon',
  'text: |\n  port: 80\n  cidr: 10.0.0.0/8\n  kind: Service',
  '# portolan is allowed to speak',
  'portolan: allow service/selects-nothing',
];

test('each is contributed to YAML, to no other language and under a name of its own', () => {
  assert.deepEqual(
    contributed.map(({ injectTo }) => injectTo),
    contributed.map(() => ['source.yaml']),
  );
  assert.equal(new Set(contributed.map(({ scopeName }) => scopeName)).size, 2);
});

for (const [name, base] of baseGrammars()) {
  describe(`over ${name}`, async () => {
    const grammar = await loadYaml(base, true);
    const bare = await loadYaml(base, false);

    for (const [line, piece, scope] of marked) {
      test(`${line} has ${piece} as ${scope}`, () => {
        const token = tokensOf(grammar, line).find(({ text, scopes }) => text === piece && scopes.at(-1) === scope);
        assert.ok(token, show(tokensOf(grammar, line)));
      });
    }
    for (const text of unmarked) {
      test(`${text.split('\n')[0]} is left alone`, () => {
        assert.deepEqual(
          tokensOf(grammar, text).filter(({ scopes }) => scopes.some((scope) => own.test(scope))),
          [],
        );
      });
    }
    test('all other scopes stay as they are', () => {
      const text = [...marked.map(([line]) => line), ...unmarked].join('\n---\n');
      assert.deepEqual(scopesByLetter(grammar, text), scopesByLetter(bare, text));
    });
  });
}

/** The scopes that others gave each letter; a port of ours replaces the mark of a plain number. */
function scopesByLetter(grammar: IGrammar, text: string): string[] {
  return tokensOf(grammar, text).flatMap(({ text: piece, scopes }) => {
    const others = scopes.filter((scope) => !own.test(scope) && !scope.startsWith('constant.numeric.'));
    return [...piece].map((letter) => `${letter} ${others.join(' ')}`);
  });
}

function show(tokens: readonly Token[]): string {
  return tokens.map(({ text, scopes }) => `${text}: ${scopes.join(' ')}`).join('\n');
}
