/** The rule about rewrite targets of ingress-nginx that use groups which a path does not capture. */

import { hasAnnotations } from '../../kubernetes/annotations/carried.ts';
import { setField } from '../../kubernetes/edit-fields.ts';
import { pathTitle } from '../../kubernetes/ingress-words.ts';
import { isPlaceholder, placeOf } from '../../kubernetes/shape.ts';
import { isServedByNginx } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** `$1` in `rewrite-target` stands for the first group of the path; without such a group it is empty. */
export const rewriteWithoutCapture = defineRule({
  id: 'ingress/rewrite-without-capture',
  summary: 'A rewrite-target of ingress-nginx uses a group that a path does not capture.',
  severity: 'warning',
  appliesTo: ['Ingress'],
  where: hasAnnotations,

  *detect(ingress, view) {
    const target = ingress.annotations?.get('nginx.ingress.kubernetes.io/rewrite-target');
    const group = target === undefined || isPlaceholder(target) ? 0 : highestGroup(target);
    if (group === 0 || !isServedByNginx(ingress, view)) return;
    for (const rule of ingress.spec?.rules?.items ?? []) {
      for (const path of rule.http?.paths?.items ?? []) {
        const written = path.path?.value ?? '/';
        if (isPlaceholder(written) || groupsOf(written) >= group) continue;
        const title = pathTitle(rule, path);
        yield {
          at: path.path?.at ?? placeOf(path),
          ingress,
          path,
          target,
          group,
          title,
          pattern: patternFor(written, group),
        };
      }
    }
  },

  explain({ ingress, target, group, title }) {
    return {
      what: `Ingress ${ingress.name} rewrites ${title} to ${target}, but the path captures no group ${group}.`,
      why: `The group is empty, so the backend gets every request under the same path.`,
      advice: 'Capture the part of the path that the backend is to get in parentheses.',
    };
  },

  repair({ path, pattern }, { text }) {
    if (!pattern) return [];
    const captured = setField(text, path, 'path', pattern);
    const typed = setField(text, path, 'pathType', 'ImplementationSpecific');
    if (!captured || !typed) return [];
    return [{ title: `Capture the rest: ${pattern}`, safe: false, edits: [...captured, ...typed] }];
  },
});

function highestGroup(target: string): number {
  return Math.max(0, ...[...target.matchAll(/\$(\d)/g)].map(([, digit]) => Number(digit)));
}

/** Every opening parenthesis that captures: not escaped, not in brackets, not followed by a question mark. */
function groupsOf(path: string): number {
  return path.replaceAll(/\\.|\[(?:\\.|[^\]])*\]|\(\?/g, '').split('(').length - 1;
}

/** The two customary ways to capture what follows a plain path. */
function patternFor(path: string, group: number): string | undefined {
  if (!/^[-\w./]*$/.test(path) || group > 2) return undefined;
  const plain = path.replace(/\/+$/, '');
  return group === 1 ? `${plain}/(.*)` : `${plain}(/|$)(.*)`;
}
