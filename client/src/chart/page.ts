/** The page of the chart's window, and where its files are. */

import { Uri, type Webview } from 'vscode';
import { pageText } from './page-text.ts';

/** The only folder that the window may read from. */
export function filesOf(extension: Uri): Uri {
  return Uri.joinPath(extension, 'dist', 'webview');
}

export function pageOf(webview: Webview, extension: Uri): string {
  return pageText({
    source: webview.cspSource,
    nonce: crypto.randomUUID().replaceAll('-', ''),
    script: addressOf(webview, extension, 'chart.js'),
    style: addressOf(webview, extension, 'chart.css'),
  });
}

/** Where the window fetches the engine from. */
export function engineOf(webview: Webview, extension: Uri): string {
  return addressOf(webview, extension, 'elk-worker.cjs');
}

function addressOf(webview: Webview, extension: Uri, name: string): string {
  return webview.asWebviewUri(Uri.joinPath(filesOf(extension), name)).toString();
}
