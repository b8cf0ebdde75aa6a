/** The house's manners for single files: each breach found is one sentence that begins with the file. */

import { withoutComments } from './source-tree.ts';

/** Past this a file does two things. */
const longest = 300;

/** Words that say nothing about what a file or a type is for. */
const emptyWords = [
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'misc',
  'manager',
  'handler',
  'impl',
  'info',
  'data',
  'base',
];

/** Names of things in the world that hold such words. */
const properNames = /cert-manager|ipv[46]/gi;

/** What a file of data or a generated file says in its first comment, so that its length is no matter. */
const excuses = ['Data table:', 'Written by `npm run generate`'];

/** Every breach of one file. The path has `/`. */
export function untidiness(path: string, text: string): string[] {
  const checks = [headOf, lengthOf, nameOf, typesOf, debtOf, shapeOf, patienceOf];
  return checks.flatMap((check) => check(path, text).map((sentence) => `${path} ${sentence}`));
}

/** A file begins with a comment that says in a sentence what it is for. */
function headOf(path: string, text: string): string[] {
  const comment = firstComment(path, text);
  if (comment === undefined) return ['does not begin with a comment that says what it is for'];
  return /^[A-Z`"].*?[.:]/s.test(comment) ? [] : ['begins with a comment that is no sentence'];
}

function lengthOf(path: string, text: string): string[] {
  const lines = text.split('\n').length - 1;
  if (lines <= longest) return [];
  const comment = firstComment(path, text) ?? '';
  if (excuses.some((excuse) => comment.includes(excuse))) return [];
  return [`has ${lines} lines; past ${longest} it does two things`];
}

function nameOf(path: string): string[] {
  const breaches = path.split('/').flatMap((part) => {
    const words = part
      .replace(/\.(test\.)?\w+$/, '')
      .replace(properNames, '')
      .split(/[.-]/);
    return words.filter((word) => emptyWords.includes(word.toLowerCase()) || /^[a-z]+[02-9]$/.test(word));
  });
  if (/(^|\/)index\.\w+$/.test(path)) breaches.push('index');
  if (/[A-Z_]/.test(path.replace(/\.\w+$/, ''))) breaches.push('letter case or underscores');
  return breaches.map((word) => `has a name that tells nothing or is not kebab-case: ${word}`);
}

/** Types named by an empty word alone, or that end in one that hides what the type does. */
function typesOf(_path: string, text: string): string[] {
  const types = [...withoutComments(text).matchAll(/^(?:export )?(?:abstract )?(?:class|interface|type) (\w+)/gm)];
  return types.flatMap(([, written = '']) => {
    const name = written.replace(properNames, '');
    const hidden = /(Util|Helper|Misc|Manager|Handler|Impl|Info)s?$/.test(name) || /[a-z][02-9]$/.test(name);
    const alone = emptyWords.includes(name.toLowerCase());
    const prefixed = /^I[A-Z][a-z]/.test(name);
    return hidden || alone || prefixed ? [`has a type whose name tells nothing: ${written}`] : [];
  });
}

/** What is left to do stands in an issue, not in the code. */
function debtOf(_path: string, text: string): string[] {
  const debts = [...text.matchAll(/(?:^|\s)(?:\/\/|\/?\*+|#).*\b(TODO|FIXME|XXX|HACK)\b/gm)];
  return debts.map(([, word]) => `has a ${word} in a comment`);
}

/** No re-exports, default exports (but where a tool asks for one), banner lines or tests that are skipped. */
function shapeOf(path: string, text: string): string[] {
  const code = withoutComments(text);
  const breaches: string[] = [];
  if (/^export\b[^'"`;]*?\bfrom\s*['"]/m.test(code)) breaches.push('exports what another file defines');
  if (/^export default\b/m.test(code)) breaches.push('has a default export');
  if (/^\s*(?:\/\/|\/?\*+|#)\s*[-=*#]{4,}/m.test(text)) breaches.push('has a banner line');
  if (
    path.startsWith('test/') &&
    /\b(?:test|it|describe)\.(?:skip|only|todo)\b|\b(?:skip|only|todo): true/.test(code)
  ) {
    breaches.push('leaves tests out');
  }
  return breaches;
}

/** Tests wait for answers, never for time. */
function patienceOf(path: string, text: string): string[] {
  if (!/^test\/[^/]+\.test\.ts$/.test(path)) return [];
  return /\bsetTimeout\(|timers\/promises/.test(withoutComments(text)) ? ['sleeps'] : [];
}

/** The words of the comment that a file begins with. */
function firstComment(path: string, text: string): string | undefined {
  const body = text.replace(/^#!.*\n/, '');
  const block = /^\/\*\*?([\s\S]*?)\*\//.exec(body)?.[1];
  if (block !== undefined) return block.replace(/^\s*\* ?/gm, '').trim();
  const lines = path.endsWith('.sh') || !/\.\w+$/.test(path) ? /^(?:#.*\n)+/.exec(body) : /^(?:\/\/.*\n)+/.exec(body);
  return lines?.[0].replace(/^(?:#|\/\/) ?/gm, '').trim();
}
