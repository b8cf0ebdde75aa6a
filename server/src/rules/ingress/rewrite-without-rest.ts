/** The rule about rewrite targets of ingress-nginx that send everything below a path to one place. */

import { pathTitle } from '../../kubernetes/ingress-words.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isServedByNginx } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** A plain `rewrite-target` under a prefix: since ingress-nginx 0.22 the rest of the path is not appended. */
export const rewriteWithoutRest = defineRule({
  id: 'ingress/rewrite-without-rest',
  summary: 'A rewrite-target of ingress-nginx drops what follows a prefix.',
  severity: 'information',
  preset: 'strict',
  appliesTo: ['Ingress'],

  *detect(ingress, view) {
    const entry = ingress.annotations?.entries.find(({ key }) => key.value === rewriteTarget);
    const target = entry?.value.value;
    if (!entry || !target || isPlaceholder(target) || target.includes('$')) return;
    for (const rule of ingress.spec?.rules?.items ?? []) {
      for (const path of rule.http?.paths?.items ?? []) {
        const written = path.path?.value ?? '/';
        if (path.pathType?.value === 'Exact' || written === '/' || written === target || isPlaceholder(written))
          continue;
        if (!isServedByNginx(ingress, view)) return;
        yield { at: entry.value.at, ingress, target, title: pathTitle(rule, path) };
        return;
      }
    }
  },

  explain({ ingress, target, title }) {
    return {
      what: `Ingress ${ingress.name} rewrites ${title} and all below it to ${target}.`,
      why: 'The backend gets every request under that one path, whatever follows the prefix; pages load and their parts do not.',
      advice: 'Capture the rest of the path in a group and put it into the target, such as /$2 for /app(/|$)(.*).',
    };
  },
});

const rewriteTarget = 'nginx.ingress.kubernetes.io/rewrite-target';
