/** The page of the chart's window: its policy, its style sheet, its script, and nothing else. */

import { Uri, type Webview } from 'vscode';

/** The only folder that the window may read from. */
export function filesOf(extension: Uri): Uri {
  return Uri.joinPath(extension, 'dist', 'webview');
}

export function pageOf(webview: Webview, extension: Uri): string {
  const address = (name: string): Uri => webview.asWebviewUri(Uri.joinPath(filesOf(extension), name));
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    // The chart as PNG is drawn from the chart as SVG.
    'img-src data:',
    // The engine that arranges is fetched as text and runs in a worker made from it.
    `connect-src ${webview.cspSource}`,
    'worker-src blob:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${address('chart.css')}">
<title>Portolan</title>
</head>
<body>
<script nonce="${nonce}" src="${address('chart.js')}"></script>
</body>
</html>`;
}

/** Where the window fetches the engine from. */
export function engineOf(webview: Webview, extension: Uri): string {
  return webview.asWebviewUri(Uri.joinPath(filesOf(extension), 'elk-worker.cjs')).toString();
}
