/** The view of an audit's results: its title, badge and buttons, and the commands that group and filter it. */

import { commands, Disposable, l10n, type Memento, type TreeView, window } from 'vscode';
import { type Filter, type Grouping, groupings, isFiltering, noFilter, type Severity, severities } from './grouping.ts';
import type { AuditResults } from './results.ts';
import { countWords, type ResultNode, ResultsTree, severityName } from './results-tree.ts';

const groupingKey = 'audit.grouping';

export interface ResultsView {
  readonly tree: ResultsTree;
  /** Shows the view and gives it the keyboard; the first time, it comes into being. */
  show(): Promise<void>;
  readonly disposable: Disposable;
}

/** How the results were grouped last. */
export function rememberedGrouping(memory: Memento): Grouping {
  const remembered = memory.get<Grouping>(groupingKey);
  return remembered && groupings.includes(remembered) ? remembered : 'rule';
}

export function createResultsView(results: AuditResults, memory: Memento): ResultsView {
  const tree = new ResultsTree(results);
  const view = window.createTreeView('portolan.results', { treeDataProvider: tree, showCollapseAll: true });
  const update = (): void => showState(view, results);
  const group = (grouping: Grouping): void => {
    results.grouping = grouping;
    void memory.update(groupingKey, grouping);
  };
  update();
  const disposable = Disposable.from(
    view,
    results.onDidChange(update),
    commands.registerCommand('portolan.results.groupByRule', () => group('rule')),
    commands.registerCommand('portolan.results.groupByFile', () => group('file')),
    commands.registerCommand('portolan.results.groupBySeverity', () => group('severity')),
    commands.registerCommand('portolan.results.filterText', (text?: string) => filterByText(results, text)),
    commands.registerCommand('portolan.results.filterSeverity', (given?: Severity[]) =>
      filterBySeverity(results, given),
    ),
    commands.registerCommand('portolan.results.filterRule', (given?: string[]) => filterByRule(results, given)),
    commands.registerCommand('portolan.results.clearFilters', () => {
      results.filter = noFilter;
    }),
  );
  const show = async (): Promise<void> => {
    await commands.executeCommand('setContext', 'portolan.audited', true);
    await commands.executeCommand('portolan.results.focus');
  };
  return { tree, show, disposable };
}

function showState(view: TreeView<ResultNode>, results: AuditResults): void {
  const all = results.all();
  const shown = results.shown();
  const isHiding = isFiltering(results.filter);
  view.title = results.about ? l10n.t('Audit of {0}', results.about.title) : l10n.t('Audit');
  view.description = isHiding ? l10n.t('{0} of {1} shown', shown.length, all.length) : countWords(all);
  // Where the view is alone in its place, as it is at first, its title and description are not to be seen.
  view.message = messageOf(results, view.description, shown.length === 0 && isHiding);
  const urgent = all.filter(({ severity }) => severity === 'error' || severity === 'warning');
  view.badge = urgent.length > 0 ? { value: urgent.length, tooltip: countWords(urgent) } : undefined;
  void commands.executeCommand('setContext', 'portolan.grouping', results.grouping);
  void commands.executeCommand('setContext', 'portolan.filtered', isHiding);
}

/** None where the filter hides everything: then the view offers to clear it, which a message would cover. */
function messageOf(results: AuditResults, counts: string, isAllHidden: boolean): string {
  if (!results.about || isAllHidden) return '';
  const { title } = results.about;
  return results.all().length === 0 ? l10n.t('Nothing was found in {0}.', title) : `${title} · ${counts}`;
}

async function filterByText(results: AuditResults, given: string | undefined): Promise<void> {
  const text =
    given ??
    (await window.showInputBox({
      title: l10n.t('Filter the findings'),
      prompt: l10n.t('Words of the finding, its rule, its object or its file. Leave it empty to show all.'),
      value: results.filter.text,
    }));
  if (text !== undefined) results.filter = { ...results.filter, text };
}

async function filterBySeverity(results: AuditResults, given: readonly Severity[] | undefined): Promise<void> {
  const { severities: before, ...rest } = results.filter;
  const items = severities.map((severity) => {
    return { label: severityName(severity), severity, picked: before?.includes(severity) ?? true };
  });
  const title = l10n.t('Which severities should be shown?');
  const picked = given ?? (await pickMany(items, title))?.map(({ severity }) => severity);
  if (picked) results.filter = picked.length === severities.length ? rest : { ...rest, severities: picked };
}

async function filterByRule(results: AuditResults, given: readonly string[] | undefined): Promise<void> {
  const { rules: before, ...rest } = results.filter;
  const all = results.all();
  const ids = [...new Set(all.map(({ rule }) => rule))].sort();
  const items = ids.map((rule) => {
    const count = all.filter((finding) => finding.rule === rule).length;
    return { label: rule, description: String(count), picked: before?.includes(rule) ?? true };
  });
  const picked = given ?? (await pickMany(items, l10n.t('Which rules should be shown?')))?.map(({ label }) => label);
  if (picked) results.filter = filterOf(rest, picked, ids);
}

function filterOf(rest: Filter, picked: readonly string[], all: readonly string[]): Filter {
  return picked.length === all.length ? rest : { ...rest, rules: picked };
}

async function pickMany<T extends { label: string }>(
  items: readonly T[],
  title: string,
): Promise<readonly T[] | undefined> {
  return window.showQuickPick(items, { title, canPickMany: true, matchOnDescription: true });
}
