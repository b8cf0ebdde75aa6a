/** The results of an audit as a tree: groups of findings, then what was allowed, and the files that were not examined. */

import {
  type Command,
  l10n,
  MarkdownString,
  Position,
  Range,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
} from 'vscode';
import type { FindingPayload, SuppressedPayload } from '../../../server/src/protocol/audit.ts';
import { countsOf, type Group, grouped, type Severity } from './grouping.ts';
import { type AuditResults, pathOf, type SkippedFile } from './results.ts';

export type ResultNode =
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'finding'; readonly finding: FindingPayload; readonly under: Group['grouping'] }
  | { readonly kind: 'allowed'; readonly list: readonly SuppressedPayload[] }
  | { readonly kind: 'allowance'; readonly finding: SuppressedPayload }
  | { readonly kind: 'skipped'; readonly list: readonly SkippedFile[] }
  | { readonly kind: 'file'; readonly file: SkippedFile };

/** Up to so many findings are all in view at once; more begin as a list of their groups. */
const expandedFindings = 100;

export class ResultsTree implements TreeDataProvider<ResultNode> {
  readonly #results: AuditResults;
  readonly onDidChangeTreeData;

  constructor(results: AuditResults) {
    this.#results = results;
    this.onDidChangeTreeData = results.onDidChange;
  }

  getChildren(node?: ResultNode): ResultNode[] {
    if (!node) return this.#roots();
    switch (node.kind) {
      case 'group': {
        const { grouping, findings } = node.group;
        return findings.map((finding) => ({ kind: 'finding', finding, under: grouping }));
      }
      case 'allowed':
        return node.list.map((finding) => ({ kind: 'allowance', finding }));
      case 'skipped':
        return node.list.map((file) => ({ kind: 'file', file }));
      default:
        return [];
    }
  }

  getTreeItem(node: ResultNode): TreeItem {
    switch (node.kind) {
      case 'group':
        return groupItem(node.group, this.#results.shown().length <= expandedFindings);
      case 'finding':
        return findingItem(node.finding, node.under);
      case 'allowed':
        return asideItem(l10n.t('Allowed'), node.list.length, 'allowed');
      case 'allowance':
        return allowanceItem(node.finding);
      case 'skipped':
        return asideItem(l10n.t('Files not examined'), node.list.length, 'skipped');
      case 'file':
        return skippedItem(node.file);
    }
  }

  #roots(): ResultNode[] {
    const roots = grouped(this.#results.shown(), this.#results.grouping).map(
      (group): ResultNode => ({ kind: 'group', group }),
    );
    const allowed = this.#results.allowed();
    const skipped = this.#results.skipped();
    if (allowed.length > 0) roots.push({ kind: 'allowed', list: allowed });
    if (skipped.length > 0) roots.push({ kind: 'skipped', list: skipped });
    return roots;
  }
}

/** Errors, warnings and the rest as words: `2 errors, 1 warning`. */
export function countWords(findings: readonly FindingPayload[]): string {
  return countsOf(findings)
    .map(([severity, count]) => severityCount(severity, count))
    .join(', ');
}

function groupItem({ grouping, name, worst, findings }: Group, isExpanded: boolean): TreeItem {
  const state = isExpanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(grouping === 'severity' ? severityName(name as Severity) : name, state);
  item.id = `${grouping} ${name}`;
  item.description = String(findings.length);
  item.contextValue = findings.some(({ fix }) => fix !== 'none') ? `${grouping}-fixable` : grouping;
  item.iconPath = severityIcon(worst);
  if (grouping === 'file') {
    const path = pathOf(name);
    const slash = path.lastIndexOf('/');
    item.label = path.slice(slash + 1);
    item.description = [path.slice(0, Math.max(0, slash)), findings.length].filter(Boolean).join(' · ');
    // The icon of the file's language, and what other extensions know of it.
    item.resourceUri = Uri.parse(name);
    item.iconPath = ThemeIcon.File;
  }
  item.tooltip = countWords(findings);
  item.accessibilityInformation = { label: `${String(item.label)}, ${countWords(findings)}` };
  return item;
}

function findingItem(finding: FindingPayload, under: Group['grouping']): TreeItem {
  const { what, severity, rule, fix, uri, range } = finding;
  const item = new TreeItem(what, TreeItemCollapsibleState.None);
  const place = `${pathOf(uri)}:${range.start.line + 1}`;
  item.description = under === 'file' ? `${range.start.line + 1} · ${rule}` : place;
  item.iconPath = severityIcon(severity);
  item.tooltip = tooltipOf(finding, `${rule} · ${place}`);
  item.contextValue = `finding-${fix}`;
  item.command = openCommand(uri, range);
  item.accessibilityInformation = { label: `${severityCount(severity, 1)}: ${what} ${place}, ${rule}` };
  return item;
}

function allowanceItem(finding: SuppressedPayload): TreeItem {
  const { what, rule, uri, range, reason } = finding;
  const item = new TreeItem(what, TreeItemCollapsibleState.None);
  const place = `${pathOf(uri)}:${range.start.line + 1}`;
  item.description = reason;
  item.iconPath = new ThemeIcon('pass');
  item.tooltip = tooltipOf(finding, `${rule} · ${place} · ${l10n.t('Allowed: {0}', reason)}`);
  item.contextValue = 'allowance';
  item.command = openCommand(uri, range);
  return item;
}

function asideItem(label: string, count: number, contextValue: string): TreeItem {
  const item = new TreeItem(label, TreeItemCollapsibleState.Collapsed);
  item.id = contextValue;
  item.description = String(count);
  item.iconPath = new ThemeIcon(contextValue === 'allowed' ? 'pass' : 'circle-slash');
  item.contextValue = contextValue;
  return item;
}

function skippedItem({ uri, reason }: SkippedFile): TreeItem {
  const item = new TreeItem(pathOf(uri), TreeItemCollapsibleState.None);
  item.description = reason;
  item.tooltip = reason;
  item.iconPath = ThemeIcon.File;
  item.resourceUri = Uri.parse(uri);
  item.contextValue = 'skipped-file';
  item.command = { title: l10n.t('Open'), command: 'vscode.open', arguments: [Uri.parse(uri)] };
  return item;
}

/** Words from manifests are appended as text, so that nothing of them is taken for markup. */
function tooltipOf({ what, why, advice }: FindingPayload, foot: string): MarkdownString {
  const tooltip = new MarkdownString();
  for (const paragraph of [what, `${why} ${advice}`.trim(), foot]) tooltip.appendText(paragraph).appendMarkdown('\n\n');
  return tooltip;
}

function openCommand(uri: string, { start, end }: FindingPayload['range']): Command {
  const selection = new Range(new Position(start.line, start.character), new Position(end.line, end.character));
  return { title: l10n.t('Open'), command: 'vscode.open', arguments: [Uri.parse(uri), { selection, preview: true }] };
}

function severityIcon(severity: Severity): ThemeIcon {
  switch (severity) {
    case 'error':
      return new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground'));
    case 'warning':
      return new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
    case 'information':
      return new ThemeIcon('info', new ThemeColor('problemsInfoIcon.foreground'));
    case 'hint':
      return new ThemeIcon('lightbulb', new ThemeColor('problemsInfoIcon.foreground'));
  }
}

export function severityName(severity: Severity): string {
  switch (severity) {
    case 'error':
      return l10n.t('Errors');
    case 'warning':
      return l10n.t('Warnings');
    case 'information':
      return l10n.t('Information');
    case 'hint':
      return l10n.t('Hints');
  }
}

function severityCount(severity: Severity, count: number): string {
  switch (severity) {
    case 'error':
      return count === 1 ? l10n.t('1 error') : l10n.t('{0} errors', count);
    case 'warning':
      return count === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', count);
    case 'information':
      return l10n.t('{0} information', count);
    case 'hint':
      return count === 1 ? l10n.t('1 hint') : l10n.t('{0} hints', count);
  }
}
