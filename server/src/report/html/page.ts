/** The frame of a report's page: its policy against foreign content, its style, and the small script of the filter. */

import { filterScript } from './filter-script.ts';
import { html, Markup } from './markup.ts';
import { style } from './style.ts';

/**
 * The digests that let our own style and script pass the page's policy, and nothing else. A pure floor cannot compute
 * them; `test/report-html.test.ts` holds them to the texts and says what they must be.
 */
const styleDigest = 'sha256-eBDwut2PCQ7HbhBkuqX4ocQcWId6HuGM1jhbw9ZGwT4=';
const scriptDigest = 'sha256-3eP4oeWjb4DrukIFXFt3EkwUVPIv7urGUxR9SgwDA18=';

const policy = [
  "default-src 'none'",
  `style-src '${styleDigest}'`,
  `script-src '${scriptDigest}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export function pageOf(title: string, body: Markup): string {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${Markup.trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Portolan">
<title>${title}</title>
<style>${Markup.trusted(style)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
<script>${Markup.trusted(filterScript)}</script>
</body>
</html>
`.text;
}
