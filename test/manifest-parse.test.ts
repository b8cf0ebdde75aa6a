/** Reading YAML: both parsers give one tree with exact places, documents are cut right, and any text is read. */

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { defaultBounds } from '../server/src/manifest/bounds.ts';
import { commentsOf } from '../server/src/manifest/comments.ts';
import { type Document, type Node, plainValue } from '../server/src/manifest/located.ts';
import { type ParsedText, parse } from '../server/src/manifest/parse.ts';
import { randomText } from './support/random-values.ts';
import { oddities } from './support/yaml-oddities.ts';

const root = path.resolve(import.meta.dirname, '..');

suite('the two parsers', () => {
  test('agree on every odd text that the fast one takes', () => {
    const taken = oddities.filter((text) => agrees(text));
    assert.ok(taken.length > oddities.length / 2);
  });

  test('agree on random documents', () => {
    fc.assert(
      fc.property(randomText, (text) => void assert.ok(agrees(text), text)),
      { numRuns: 500 },
    );
  });

  const folders = [path.join(root, 'test'), path.join(root, 'examples'), process.env.PORTOLAN_MANIFESTS];
  for (const folder of folders) {
    if (!folder) continue;
    test(`agree on the manifests under ${path.relative(root, folder)}`, () => {
      for (const file of globSync('**/*.{yaml,yml,json}', { cwd: folder }))
        agrees(readFileSync(path.join(folder, file), 'utf8'), file);
    });
  }
});
suite('places', () => {
  /** Each text with its tree: `style value start-end`, mappings in braces and lists in brackets. */
  const trees: readonly (readonly [string, string])[] = [
    ['a: 1', '{"a" 0-1: 1 3-4} 0-4'],
    ['a:\n  - "b"\n  - \'c\'', '{"a" 0-1: ["b" 7-10, "c" 15-18] 5-18} 0-18'],
    ['a:', '{"a" 0-1: null 2-2} 0-2'],
    ['-\n- a', '[null 1-1, "a" 4-5] 0-5'],
    ['a: |-\n  x\n  y\n\n\nb: 1', '{"a" 0-1: "x\\ny" 3-13, "b" 16-17: 1 19-20} 0-20'],
    ['a: |\nb: 1', '{"a" 0-1: "" 3-4, "b" 5-6: 1 8-9} 0-9'],
    ['a: { b: 1, } # c', '{"a" 0-1: {"b" 5-6: 1 8-9} 3-12} 0-12'],
    ['[a: 1, {b}]', '[{"a" 1-2: 1 4-5} 1-5, {"b" 8-9: null 9-9} 7-10] 0-11'],
    ['a: &x !!str 1\nb: *x', '{"a" 0-1: "1" 12-13, "b" 14-15: *"1" 17-19} 0-19'],
    ['&x a: 1', '{"a" 3-4: 1 6-7} 0-7'],
    ['a: &x {b: 1}\nc: {<<: *x}', '{"a" 0-1: {"b" 7-8: 1 10-11} 6-12, "c" 13-14: {*"b" 21-23: *1 21-23} 16-24} 0-24'],
    ['\ufeffa: 😀', '{"a" 1-2: "😀" 4-6} 1-6'],
    ['? a\n: b', '{"a" 2-3: "b" 6-7} 0-7'],
    ['a: #{b}#\nc: #{}', '{"a" 0-1: "#{b}#" 3-8, "c" 9-10: null 11-11} 0-11'],
    ['- #{a}\n- #{a} b', '["#{a}" 2-6, null 8-8] 0-8'],
    ['a: #{b}#\n  c: 1', '{"a" 0-1: {"c" 11-12: 1 14-15} 11-15} 0-15'],
    ['a: x\n  y', '{"a" 0-1: "x y" 3-8} 0-8'],
  ];
  for (const [text, tree] of trees) {
    test(JSON.stringify(text), () => {
      for (const choice of ['fast', 'tolerant'] as const) assert.equal(treeOf(text, choice), tree, choice);
    });
  }

  test('nodes lie in their document, in their collection and in order', () => {
    for (const text of oddities) {
      for (const { contents, at, problems } of parse(text).documents) {
        if (contents && problems.length === 0) assertNested(contents, at, text);
      }
    }
  });
});
suite('documents', () => {
  test('end at three dashes, and directives belong to the dashes below them', () => {
    const values = (text: string) =>
      parse(text).documents.map(({ contents }) => (contents ? plainValue(contents) : undefined));
    assert.deepEqual(values('a: 1\n---\nb: 2\n'), [{ a: 1 }, { b: 2 }]);
    assert.deepEqual(values('---\na: 1\n---\n'), [{ a: 1 }, undefined]);
    assert.deepEqual(values('# c\n---\na: 1'), [{ a: 1 }]);
    assert.deepEqual(values('%YAML 1.1\n---\na: 1\n...\n# c\n%YAML 1.1\n---\nb: 2'), [{ a: 1 }, { b: 2 }]);
    assert.deepEqual(values('a: |\n  x\n---\nb: 1'), [{ a: 'x\n' }, { b: 1 }]);
    assert.deepEqual(values(''), [undefined]);
  });

  test('are cut without a gap and in order', () => {
    for (const text of oddities) {
      let from = text.startsWith('\ufeff') ? 1 : 0;
      const { documents } = parse(text);
      for (const { at } of documents) {
        assert.equal(at.start, from, JSON.stringify(text));
        from = at.end;
      }
      assert.equal(from, text.length);
    }
  });

  test('that an edit did not touch are taken over, and the result is that of a fresh parse', () => {
    const texts = fc.array(randomText, { minLength: 1, maxLength: 5 }).map((texts) => texts.join('\n---\n'));
    fc.assert(
      fc.property(
        texts,
        fc.nat(),
        fc.nat(20),
        fc.constantFrom('', 'x', '\n', ' ', '---\n', '\n---\n', '"', ': '),
        (text, at, length, added) => {
          const before = parse(text);
          const start = at % (text.length + 1);
          const edited = text.slice(0, start) + added + text.slice(start + length);
          const reused = parse(edited, defaultBounds, before);
          assert.deepEqual(reused, parse(edited));
          const kept = before.documents.filter((document) => document.at.end + 4 < start);
          for (const document of kept) assert.ok(reused.documents.includes(document));
        },
      ),
      { numRuns: 300 },
    );
  });
});
suite('no text is too odd', () => {
  test('every odd text may end at every character', () => {
    for (const text of oddities) for (let end = 0; end < text.length; end++) readsWhole(text.slice(0, end));
  });

  test('a mutated text is read', () => {
    const marks = fc.constantFrom(...' \n\r\t:-#"\'{}[],&*!|>%@`?~\\<', '---\n', '\u0000', '\ud800', '\ufeff', 'a: ');
    const mutations = fc.array(fc.tuple(fc.nat(), fc.nat(3), marks), { minLength: 1, maxLength: 6 });
    const texts = fc.oneof(randomText, fc.constantFrom(...oddities));
    fc.assert(
      fc.property(texts, mutations, (text, mutations) => {
        readsWhole(mutations.reduce((text, [at, length, mark]) => spliced(text, at, length, mark), text));
      }),
      { numRuns: 1500 },
    );
  });

  test('any characters are read', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), readsWhole), { numRuns: 500 });
  });

  test('large texts are read whole', () => {
    const service = 'kind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n  - port: 80 # web\n';
    const stream = `---\n${service}`.repeat(10_000);
    const { documents } = parse(stream);
    assert.equal(documents.length, 10_000);
    assert.equal(commentsOf(stream, documents).length, 10_000);
    const line = `[${'"abc", '.repeat(150_000)}]`;
    const [document] = parse(line).documents;
    assert.equal(document?.contents?.kind === 'list' && document.contents.items.length, 150_000);
    const broken = `${'- a: b # x\n'.repeat(100_000)}]`;
    assert.deepEqual(
      parse(broken).documents[0]?.problems.map(({ code }) => code),
      ['syntax'],
    );
  });
});

/** Whether the fast parser takes each document; asserts that the tolerant one then reads the same tree and problems. */ function agrees(
  text: string,
  name = text,
): boolean {
  const [fast, tolerant] = (['fast', 'tolerant'] as const).map((choice) =>
    parse(text, defaultBounds, undefined, choice),
  ) as [ParsedText, ParsedText];
  assert.equal(fast.documents.length, tolerant.documents.length);
  let taken = true;
  for (const [index, document] of fast.documents.entries()) {
    const other = tolerant.documents[index]!;
    if (isRefused(document)) taken = false;
    else if (isBroken(document)) assert.ok(isBroken(other), name);
    else assert.deepEqual(other, document, name);
  }
  return taken;
}

function isRefused({ contents, problems }: Document): boolean {
  return !contents && problems.length === 1 && /syntax|too-deep/.test(problems[0]!.code);
}

function isBroken({ problems }: Document): boolean {
  return problems.some((problem) => problem.code === 'syntax');
}
function readsWhole(text: string): void {
  const parsed = parse(text);
  for (const { contents, at, problems } of parsed.documents) {
    // Where a text is broken, the tree may count a word twice, but never one beyond the text.
    if (contents && problems.length === 0) assertNested(contents, at, text);
    if (contents) assert.ok(at.start <= contents.start && contents.end <= at.end);
    for (const problem of problems)
      assert.ok(0 <= problem.at.start && problem.at.start <= problem.at.end && problem.at.end <= text.length);
  }
  for (const { at } of commentsOf(text, parsed.documents)) assert.equal(text[at.start], '#');
}

function assertNested(node: Node, within: { start: number; end: number }, text: string): void {
  assert.ok(within.start <= node.start && node.start <= node.end && node.end <= within.end, JSON.stringify(text));
  if (node.aliased || node.kind === 'scalar') return;
  const children = node.kind === 'list' ? node.items : node.entries.flatMap((entry) => [entry.key, entry.value]);
  let from = node.start;
  for (const child of children) {
    assertNested(child, node, text);
    if (child.aliased) continue;
    assert.ok(from <= child.start, JSON.stringify(text));
    from = child.end;
  }
}
function treeOf(text: string, choice: 'fast' | 'tolerant'): string {
  const tell = (node: Node): string => {
    const place = `${node.start}-${node.end}`;
    if (node.kind === 'scalar') return `${node.aliased ? '*' : ''}${JSON.stringify(node.value)} ${place}`;
    if (node.kind === 'list') return `[${node.items.map(tell).join(', ')}] ${place}`;
    return `{${node.entries.map((entry) => `${tell(entry.key)}: ${tell(entry.value)}`).join(', ')}} ${place}`;
  };
  const contents = parse(text, defaultBounds, undefined, choice).documents[0]?.contents;
  return contents ? tell(contents) : '';
}
function spliced(text: string, at: number, length: number, added: string): string {
  const start = at % (text.length + 1);
  return text.slice(0, start) + added + text.slice(start + length);
}
