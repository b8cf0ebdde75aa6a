/** Answers completion requests, and says more about one proposal when the editor asks for it. */

import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  type CompletionOptions,
  type Connection,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import { completionsAt } from '../features/completion/completion.ts';
import type { Proposal, ProposalKind } from '../features/completion/proposal.ts';
import type { Completion } from '../features/completion/written.ts';
import { cursorAt, type Locate } from './navigate.ts';

/** A space asks for values behind `name: `; quotes and slashes begin and divide what is written here. */
export const completionCapability: CompletionOptions = {
  resolveProvider: true,
  triggerCharacters: [' ', '"', "'", '/'],
};

/** The list that an item came from, and its place in it. */
interface ItemData {
  readonly list: number;
  readonly index: number;
}

const kinds: Readonly<Record<ProposalKind, CompletionItemKind>> = {
  object: CompletionItemKind.Reference,
  port: CompletionItemKind.Value,
  label: CompletionItemKind.Property,
  annotation: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  addresses: CompletionItemKind.Constant,
};

/** `capabilities` are known only after the connection was initialized. */
export function serveCompletion(
  connection: Connection,
  locate: Locate,
  capabilities: () => ClientCapabilities | undefined,
): void {
  // Editors ask only about items of the list they show, which is the last one.
  let last: readonly Completion[] = [];
  let list = 0;
  connection.onCompletion(({ textDocument, position, context }): CompletionList => {
    const { folder, path, offset, places } = cursorAt(locate, textDocument.uri, position);
    const supports = capabilities()?.textDocument?.completion?.completionItem;
    const completions = completionsAt(folder.snapshot, path, offset, {
      profile: folder.profileOf(path),
      withSnippets: supports?.snippetSupport === true,
      onSpace: context?.triggerCharacter === ' ',
    });
    last = completions?.items ?? [];
    list++;
    const range = completions && places.toProtocol(completions.at);
    const items = last.map((completion, index): CompletionItem => {
      const { proposal, label, filter, sort, text, isSnippet } = completion;
      return {
        label,
        kind: kinds[proposal.kind],
        ...detailOf(proposal, supports?.labelDetailsSupport === true),
        filterText: filter,
        sortText: sort,
        textEdit: { range: range!, newText: text },
        insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
        insertTextMode: InsertTextMode.asIs,
        ...(proposal.deprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
        data: { list, index } satisfies ItemData,
      };
    });
    return { isIncomplete: false, items };
  });
  connection.onCompletionResolve((item) => {
    const data = item.data as ItemData | undefined;
    const value = data?.list === list ? last[data.index]?.proposal.describe?.() : undefined;
    return value === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
  });
}

/** Beside the label in the list, or with the rest that is read about one: the keys of annotations need the room. */
function detailOf({ kind, pair, detail }: Proposal, isBeside: boolean): Partial<CompletionItem> {
  if (detail === '') return {};
  return isBeside && !(kind === 'annotation' && pair) ? { labelDetails: { description: detail } } : { detail };
}
