/** The text of the chart's page: its policy, its style sheet, its script, and nothing else. */

export interface PageParts {
  /** Where the page's own files come from, as a source of its policy. */
  readonly source: string;
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
}

export function pageText({ source, nonce, script, style }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    // The chart as PNG is drawn from the chart as SVG.
    'img-src data:',
    // The engine that arranges is fetched as text and runs in a worker made from it.
    `connect-src ${source}`,
    'worker-src blob:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Portolan</title>
</head>
<body>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
