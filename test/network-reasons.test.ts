/** Why something is allowed, denied or unknown, with the places of every reason, and what would turn it round. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { questionData } from '../server/src/features/question.ts';
import { endpointsNamed, portsNamed } from '../server/src/network/endpoint-names.ts';
import { Reachability } from '../server/src/network/reachability.ts';
import { worldOf } from '../server/src/network/world.ts';
import { backendPolicy, pods, world } from './support/shop-policies.ts';

describe('reasons', () => {
  test('an allowed connection names the rule, the peer and the port that let it pass', () => {
    assert.deepEqual(ask([pods, backendPolicy], 'shop/frontend', 'shop/backend', 'tcp/8080'), {
      answer: 'allowed',
      said: [
        'No policy isolates shop/frontend[Pod] for outbound connections.',
        'NetworkPolicy shop/backend isolates shop/backend[Pod] for inbound connections. <backend>',
        'Inbound rule 1 of NetworkPolicy shop/backend allows pods with app=frontend of namespace shop on TCP 8080. <from> <podSelector> <{ port: 8080 }>',
      ],
      changes: [
        'To close it, take the peer "pods with app=frontend of namespace shop" from inbound rule 1 of NetworkPolicy shop/backend. <podSelector>',
      ],
    });
  });

  test('where nothing isolates either end, the receiving one is to be isolated', () => {
    assert.deepEqual(ask([pods], 'shop/frontend', 'shop/backend', 'tcp/8080'), {
      answer: 'allowed',
      said: [
        'No policy isolates shop/frontend[Pod] for outbound connections.',
        'No policy isolates shop/backend[Pod] for inbound connections.',
      ],
      changes: [
        'To close it, add a NetworkPolicy that isolates shop/backend[Pod] for inbound connections and allows only what it needs.',
      ],
    });
  });

  test('a denied connection names near misses and the rule to widen', () => {
    assert.deepEqual(ask([pods, backendPolicy], 'shop/other', 'shop/backend', 'tcp/8080'), {
      answer: 'denied',
      said: [
        'No policy isolates shop/other[Pod] for outbound connections.',
        'NetworkPolicy shop/backend isolates shop/backend[Pod] for inbound connections. <backend>',
        'Nothing in its rules is for shop/other[Pod] on TCP 8080.',
        'Inbound rule 1 of NetworkPolicy shop/backend is for that port, but only for pods with app=frontend of namespace shop and addresses in 10.0.0.0/8. A block is meant for addresses outside the cluster; some network plugins match pods by it as well. <from>',
      ],
      changes: ['To open it, add shop/other[Pod] to the peers of inbound rule 1 of NetworkPolicy shop/backend. <from>'],
    });
  });

  test('a wrong port is told from a wrong peer', () => {
    const { said, changes } = ask([pods, backendPolicy], 'shop/frontend', 'shop/backend', 'tcp/80');
    assert.ok(
      said.includes(
        'Inbound rule 1 of NetworkPolicy shop/backend is for shop/frontend[Pod], but only on TCP 8080. <from>',
      ),
    );
    assert.deepEqual(changes, [
      'To open it, add an inbound rule for shop/frontend[Pod] on TCP 80 to NetworkPolicy shop/backend. <backend>',
    ]);
  });

  test('what is not known is named, and how to settle it', () => {
    const policy = backendPolicy.replace(
      'podSelector: { matchLabels: { app: frontend } }',
      'namespaceSelector: { matchLabels: { team: web } }',
    );
    const { answer, said, changes } = ask([pods, policy], 'shop/frontend', 'shop/backend', 'tcp/8080');
    assert.equal(answer, 'unknown');
    assert.equal(said.at(-1), 'It depends on the labels of namespace shop.');
    assert.deepEqual(changes, ['To settle it, add the Namespace shop with its labels to the bundle.']);
  });

  test('tiers speak in their order', () => {
    const admin = `
apiVersion: policy.networking.k8s.io/v1alpha1
kind: AdminNetworkPolicy
metadata: { name: guard }
spec:
  priority: 1
  subject: { namespaces: {} }
  ingress:
    - { name: let metrics pass, action: Pass, from: [{ namespaces: {} }], ports: [{ portNumber: { port: 8080 } }] }
    - { action: Deny, from: [{ namespaces: {} }] }
`;
    assert.deepEqual(ask([pods, backendPolicy, admin], 'shop/frontend', 'shop/backend', 'tcp/8080').said.slice(1), [
      'Inbound rule 1 "let metrics pass" of AdminNetworkPolicy guard passes all pods of all namespaces on to the policies behind its tier on TCP 8080. <{ name: let metrics pass, action: Pass, from: [{ namespaces: {} }], ports: [{ portNumber: { port: 8080 } }] }> <{ namespaces: {} }> <{ portNumber: { port: 8080 } }>',
      'NetworkPolicy shop/backend isolates shop/backend[Pod] for inbound connections. <backend>',
      'Inbound rule 1 of NetworkPolicy shop/backend allows pods with app=frontend of namespace shop on TCP 8080. <from> <podSelector> <{ port: 8080 }>',
    ]);
    const denied = ask([pods, backendPolicy, admin], 'shop/frontend', 'shop/backend', 'tcp/80');
    assert.equal(denied.answer, 'denied');
    assert.deepEqual(denied.changes, [
      'To open it, put a rule that allows it before inbound rule 2 of AdminNetworkPolicy guard. <{ action: Deny, from: [{ namespaces: {} }] }>',
    ]);
  });
});

/** The answer with every sentence, its places replaced by the text that they point at. */
function ask(
  texts: string[],
  from: string,
  to: string,
  port: string,
): { answer: string; said: string[]; changes: string[] } {
  const reachability = new Reachability(worldOf(world(...texts)));
  const [source] = endpointsNamed(reachability.world, from, 'from');
  const [destination] = endpointsNamed(reachability.world, to, 'to');
  const data = questionData(reachability, '', source!, destination!, portsNamed(port)!);
  const shown = ({
    text,
    places,
  }: {
    text: string;
    places: readonly { file: string; at: { start: number; end: number } }[];
  }) => {
    const quotes = places.map(({ file, at }) => texts[Number.parseInt(file, 10)]!.slice(at.start, at.end));
    return quotes.length > 0 ? `${text} <${quotes.join('> <')}>` : text;
  };
  return { answer: data.answer, said: data.steps.map(shown), changes: data.changes.map(shown) };
}
