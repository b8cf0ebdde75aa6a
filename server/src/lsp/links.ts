/** Answers requests for document links: to the pages of rules, and to the files that a kustomization names. */

import type { CodeDescription, Connection, DocumentLink } from 'vscode-languageserver';
import { type Link, linksOf } from '../features/links.ts';
import { textOf } from '../workspace/snapshot.ts';
import { TextPlaces } from './convert.ts';
import type { Folder } from './folder.ts';
import type { Locate } from './navigate.ts';

/** `showRule` is the editor's command that shows a rule's page, where it has one; else links lead to the page's file. */
export function serveLinks(connection: Connection, locate: Locate, showRule: () => string | undefined): void {
  connection.onDocumentLinks(({ textDocument }): DocumentLink[] => {
    const { folder, path } = locate(textDocument.uri);
    const places = new TextPlaces(textOf(folder.snapshot, path));
    return linksOf(folder.snapshot, path).flatMap(({ at, to }) => {
      const target = 'file' in to ? folder.uriOf(to.file) : ruleAddress(folder, to.rule, showRule());
      return target === undefined ? [] : [{ range: places.toProtocol(at), target, tooltip: tooltipOf(to) }];
    });
  });
}

function ruleAddress(folder: Folder, rule: string, showRule: string | undefined): string | undefined {
  if (showRule === undefined) return folder.pageOf(rule)?.href;
  return `command:${showRule}?${encodeURIComponent(JSON.stringify([rule]))}`;
}

/** The page of a rule among those that the editor has, if it has them. Not every link of an editor runs commands. */
export function pageUnder(scheme: string | undefined, rule: string): CodeDescription | undefined {
  return scheme === undefined ? undefined : { href: `${scheme}:/${rule}.md` };
}

function tooltipOf(to: Link['to']): string {
  return 'file' in to ? `Open ${to.file}` : `Show the page of ${to.rule}`;
}
