/** The rule about paths that hold configuration of NGINX. */

import { pathTitle } from '../../kubernetes/ingress-words.ts';
import { injectionIn } from '../../kubernetes/injection.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { ownersOf } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** ingress-nginx writes paths into its configuration: CVE-2021-25745, CVE-2021-25748, CVE-2022-4886, CVE-2026-24512. */
export const dangerousPath = defineRule({
  id: 'ingress/dangerous-path',
  summary: 'An Ingress path holds what reads as configuration of NGINX.',
  severity: 'warning',
  appliesTo: ['Ingress'],

  *detect(ingress, view) {
    for (const rule of ingress.spec?.rules?.items ?? []) {
      for (const path of rule.http?.paths?.items ?? []) {
        const written = path.path;
        if (!written || isPlaceholder(written.value)) continue;
        const found = injectionIn(written.value);
        if (!found) continue;
        const owners = ownersOf(ingress, view);
        if (owners && !owners.controllers.some((id) => nginxBased.has(id))) return;
        yield { at: firstLine(written.at, written.value), ingress, found, title: pathTitle(rule, path) };
      }
    }

    /** A path over several lines is underlined at its beginning. */
    function firstLine(at: { start: number; end: number }, value: string): { start: number; end: number } {
      return /[\r\n]/.test(value) ? { start: at.start, end: at.start + 1 } : at;
    }
  },

  explain({ ingress, found, title }) {
    return {
      what: `Ingress ${ingress.name} has ${title}, which holds ${found}.`,
      why: 'Unpatched releases of ingress-nginx take it for configuration, by which whoever writes the path can read every Secret that the controller sees; patched ones refuse the Ingress.',
      advice: 'Write nothing but the path, and find out who wrote this one.',
    };
  },
});

const nginxBased: ReadonlySet<string> = new Set([
  'ingress-nginx',
  'app-routing',
  'http-application-routing',
  'nginx-inc',
]);
