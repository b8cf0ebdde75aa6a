/** Text that breaks out of where ingress-nginx writes it, into the configuration of NGINX. */

/**
 * What in a path or in an annotation's value looks like configuration rather than a value, as a phrase; undefined for
 * plain text. Directives count only as directives: a path such as `/root-cause` is none. From the inspector and the
 * list of blocked words of ingress-nginx, and the advisories CVE-2021-25742 to CVE-2026-4342.
 */
export function injectionIn(text: string): string | undefined {
  const plain = text.replaceAll(/"[^"\n]*"|'[^'\n]*'/g, '');
  if (/\n\s*\S/.test(text.trim()) || /\r(?!\n)/.test(text)) return 'a line break';
  if (/(^|[\s;{}])(root|alias|proxy_pass|location|return|rewrite|include|set)\s[^;]*;/.test(plain))
    return 'a directive';
  if (/_by_lua|\bload_module\b|\blua_package/.test(text)) return 'a directive';
  if (/;/.test(plain)) return 'a semicolon';
  if (/[{}]\s*[{}#]|[;\s][{}]|[{}]\s/.test(plain)) return 'a brace';
  if (text.includes('`')) return 'a backtick';
  if (/\s#|^#/.test(plain)) return 'a comment';
  if (/\/var\/run\/secrets|\/etc\/(passwd|shadow|group|nginx|ingress-controller)\b/.test(text)) {
    return 'a path of files in the controller';
  }
  return undefined;
}
