/** The grammar of cases is read exactly, and the checker catches every fault that a rule or a case can have. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Fix } from '../server/src/rules/finding.ts';
import { defineRule, type Evidence, type Rule } from '../server/src/rules/rule.ts';
import { checkFindings, checkListedFixes, examineCase } from './support/check.ts';
import { readFixture } from './support/fixture.ts';
import { checkCaseList } from './support/rule-check.ts';
import { updateFixture } from './support/update.ts';

describe('the grammar', () => {
  test('a case has facts, files, markers and fixes', () => {
    const [one, ...rest] = readFixture(
      [
        '#= the sentence',
        '#: kubernetes 1.33',
        '#- /a/b.yaml',
        'kind: X',
        '#<^^ error group/name: Kind.',
        '#     ^ warning group/name: Value.',
        '#- /c.yaml',
        'a: 1',
        '#> Do it',
        'kind: Y',
        '#- /c.yaml',
        'a: 2',
        '',
        '#= another',
        'b: 1',
      ].join('\n'),
    );
    assert.equal(rest.length, 1);
    assert.deepEqual(one, {
      name: 'the sentence',
      line: 1,
      facts: [{ key: 'kubernetes', value: '1.33', line: 2 }],
      files: [
        { path: 'a/b.yaml', text: 'kind: X\n' },
        { path: 'c.yaml', text: 'a: 1\n' },
      ],
      markers: [
        { file: 'a/b.yaml', at: { start: 0, end: 4 }, severity: 'error', rule: 'group/name', what: 'Kind.', line: 5 },
        {
          file: 'a/b.yaml',
          at: { start: 6, end: 7 },
          severity: 'warning',
          rule: 'group/name',
          what: 'Value.',
          line: 6,
        },
      ],
      fixes: [
        {
          title: 'Do it',
          line: 9,
          files: [
            { path: undefined, text: 'kind: Y\n' },
            { path: 'c.yaml', text: 'a: 2\n' },
          ],
        },
      ],
      matrices: [],
      cursor: undefined,
      fixesFrom: 9,
    });
  });

  test('markers stand inside block scalars and leave no trace', () => {
    const [one] = readFixture('#= a\nkey: |\n  # kept\n  word\n  #<^^ hint group/name: Word.\n  more\n');
    assert.equal(one!.files[0]!.text, 'key: |\n  # kept\n  word\n  more\n');
    assert.deepEqual(one!.markers[0]!.at, { start: 18, end: 22 });
  });

  test('a cursor is taken out, and carets behind it still point at what they stand below', () => {
    const [one] = readFixture('#= a\nx: 1\nkey: va$0lue\n#    ^^^^^^^ hint g/n: Text.\n', { cursors: true });
    assert.equal(one!.files[0]!.text, 'x: 1\nkey: value\n');
    assert.equal(one!.cursor?.offset, 12);
    assert.equal(one!.markers[0]!.at.start, 10);
    const [plain] = readFixture('#= a\nkey: /$0\n');
    assert.equal(plain!.files[0]!.text, 'key: /$0\n');
  });

  test('a matrix has rows of cells', () => {
    const [one] = readFixture('#= a\nx: 1\n#? tcp/80\n#|    a b\n#|  a . X\n');
    assert.deepEqual(one!.matrices, [
      {
        ports: 'tcp/80',
        rows: [
          ['a', 'b'],
          ['a', '.', 'X'],
        ],
      },
    ]);
  });

  for (const [name, text, message] of [
    ['text before the first case', 'kind: X\n#= a\nx: 1\n', /line 1: text before/],
    ['a case without text', '#= a\n#= b\nx: 1\n', /line 1: the case has no text/],
    ['a marker without severity', '#= a\nkey: x\n#    ^ group/name: Text.\n', /line 3: a marker is written/],
    ['a marker without a rule', '#= a\nkey: x\n#    ^ error: Text.\n', /line 3: a marker is written/],
    ['a marker above all text', '#= a\n#  ^ error g/n: Text.\nkey: x\n', /line 2: a marker needs a line/],
    ['carets behind the line', '#= a\nkey: x\n#    ^^^ error g/n: Text.\n', /line 3: the carets reach beyond/],
    ['a marker after a fix', '#= a\nkey: x\n#> Do\nkey: y\n#    ^ error g/n: Text.\n', /line 5: the text after a fix/],
    ['a file twice', '#= a\n#- /a.yaml\nx: 1\n#- /a.yaml\n', /line 4: .* stands here twice/],
    ['a path without a slash', '#= a\n#- a.yaml\nx: 1\n', /line 2: .* one slash/],
    ['a fact below the text', '#= a\nx: 1\n#: today 2026-01-01\n', /line 3: facts stand right below/],
    ['a row without a matrix', '#= a\nx: 1\n#| a\n', /line 3: a row/],
  ] as const) {
    test(`refuses ${name}`, () => assert.throws(() => readFixture(text), message));
  }
});

describe('the checker', () => {
  const text = 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\n#                 ^^^ warning test/bad: Web.\n';
  const fixed = '#> Rename it\napiVersion: v1\nkind: Service\nmetadata: { name: api }\n';

  test('passes a rule that keeps every promise', () => {
    check(`#= a\n${text}${fixed}`, ruleThat({}));
  });

  for (const [name, fixture, rule, message] of [
    ['a finding without marker', text.replace(/#.*\n/, ''), ruleThat({}), /Unexpected:[\s\S]*\^\^\^ warning test\/bad/],
    ['a marker without finding', text.replace('web', 'app'), ruleThat({}), /Missing:/],
    ['a range that ends elsewhere', text.replace('^^^', '^^'), ruleThat({}), /Missing:[\s\S]*Unexpected:/],
    ['another severity', text.replace('warning', 'error'), ruleThat({}), /Missing:[\s\S]*Unexpected:/],
    ['other words', text.replace('Web.', 'Other.'), ruleThat({}), /Missing:[\s\S]*Unexpected:/],
    ['a finding reported twice', `${text}${fixed}`, ruleThat({ times: 2 }), /Unexpected:/],
    ['a marker of no rule', text.replace('test/bad', 'test/gone'), ruleThat({}), /there is no rule test\/gone/],
    ['an unlisted fix', text, ruleThat({}), /fixes listed after "#>" are not those offered/],
    ['a fix that nobody offers', `${text}${fixed}`, ruleThat({ fixes: [] }), /fixes listed after/],
    ['another text after a fix', `${text}${fixed.replace('api', 'apo')}`, ruleThat({}), /the text after "Rename it"/],
    ['a fix that changes nothing', text, ruleThat({ insert: 'web' }), /changes nothing/],
    ['a fix that breaks the text', text, ruleThat({ insert: '{' }), /does not parse/],
    [
      'a fix that leaves the finding',
      text,
      ruleThat({ insert: 'web # done\n' }),
      /the finding is still there|not parse/,
    ],
    ['a fix that ends lines its own way', text, ruleThat({ insert: 'api,\n  labels: {}' }), /depend on how lines end/],
    ['edits that overlap', text, ruleThat({ overlap: true }), /edits that overlap/],
    ['a title with a full stop', text, ruleThat({ title: 'Rename it.' }), /no full stop/],
    ['an empty range', text.replace(/#.*\n/, ''), ruleThat({ width: 0 }), /empty range|Unexpected/],
    [
      'words with a blank left',
      text.replace('Web.', 'Web undefined.'),
      ruleThat({ what: 'Web undefined.' }),
      /blank left/,
    ],
    ['words without a full stop', text.replace('Web.', 'Web'), ruleThat({ what: 'Web' }), /no sentence/],
    ['a rule that throws', text, ruleThat({ throws: true }), /test\/bad failed/],
    ['a rule that changes what it reads', text, ruleThat({ writes: true }), /test\/bad failed/],
    ['a rule that remembers', `${text}${fixed}`, ruleThat({ remembers: true }), /two runs do not agree/],
    ['a related place in no file', text, ruleThat({ related: 'gone.yaml' }), /does not exist/],
  ] as const) {
    test(`catches ${name}`, () => {
      assert.throws(
        () => check(`#= a\n${fixture}`, rule),
        (error: Error) => {
          assert.match(`${error.message}${error.cause instanceof Error ? error.cause.message : ''}`, message);
          return true;
        },
      );
    });
  }

  test('catches an error of another rule that no marker names', () => {
    const other: Rule = { ...ruleThat({ fixes: [] }), id: 'test/other', severity: 'error' };
    assert.throws(() => check(`#= a\n${text}${fixed}`, ruleThat({}), [other]), /Unexpected:[\s\S]*test\/bad/);
  });

  test('refuses cases that differ in nothing, and rules that are never silent or never speak', () => {
    const silent = 'kind: X\n';
    assert.throws(() => list(`#= a\n${text}#= a\n${silent}`), /two cases are named/);
    assert.throws(() => list(`#= a\n${text}#= b\n${text}`), /examines the same/);
    assert.throws(() => list(`#= a\n${text}`), /no case shows where the rule is silent/);
    assert.throws(() => list(`#= a\n${silent}`), /no case marks a finding/);
    assert.throws(() => list(`#= a\n${text}#= b\n${silent}`), /no case lists one/);
    assert.throws(() => list(`#= a\n${text}#= b\n${silent.repeat(50)}`), /at most 40/);
  });

  test('writes the words and texts that nobody should type', () => {
    const bare = `#= a\n${text.replace(' Web.', '')}\n#= b\nkind: X\n`;
    const rule = ruleThat({});
    assert.equal(updateFixture(bare, rule, [rule]), `#= a\n${text}${fixed}\n#= b\nkind: X\n`);
  });
});

function check(fixture: string, rule: Rule, others: readonly Rule[] = []): void {
  const rules = [rule, ...others];
  for (const one of readFixture(fixture)) {
    const examined = examineCase(one, rule, rules);
    checkFindings(examined, rule, rules);
    checkListedFixes(examined);
  }
}

function list(fixture: string): void {
  checkCaseList(readFixture(fixture), ruleThat({}));
}

interface Faults {
  readonly times?: number;
  readonly width?: number;
  readonly what?: string;
  readonly title?: string;
  readonly insert?: string;
  readonly overlap?: boolean;
  readonly fixes?: readonly Fix[];
  readonly related?: string;
  readonly throws?: boolean;
  readonly writes?: boolean;
  readonly remembers?: boolean;
}

/** A rule against Services named web, with faults of its own. */
function ruleThat(faults: Faults): Rule {
  let runs = 0;
  return defineRule({
    id: 'test/bad',
    summary: 'A Service is named web.',
    severity: 'warning',
    appliesTo: ['Service'],
    *detect(service): Generator<Evidence> {
      if (faults.throws) throw new Error('on purpose');
      if (faults.writes) Object.assign(service.node, { flow: true });
      if (service.name !== 'web' || (faults.remembers && ++runs > 1)) return;
      const { start, end } = service.metadata!.name!.at;
      const at = { start, end: faults.width === undefined ? end : start + faults.width };
      const related = faults.related ? [{ file: faults.related, at, message: 'Here.' }] : [];
      for (let i = 0; i < (faults.times ?? 1); i++) yield { at, related };
    },
    explain: () => ({ what: faults.what ?? 'Web.', why: 'Because.', advice: 'Rename it.' }),
    repair({ at }) {
      const edit = { at, text: faults.insert ?? 'api' };
      const edits = faults.overlap ? [edit, edit] : [edit];
      return faults.fixes ?? [{ title: faults.title ?? 'Rename it', safe: false, edits }];
    },
  });
}
