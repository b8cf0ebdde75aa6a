/** Shows the answer to a question about reachability as a document. */

import { l10n } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type QuestionParams, type QuestionResult, questionRequest } from '../../server/src/protocol/reach.ts';
import { type AnswerWords, answerText } from './answer-text.ts';
import { nameOfPlace, showLinkedDocument } from './linked-documents.ts';
import type { LinkedText } from './page.ts';

export async function showAnswer(question: QuestionParams): Promise<void> {
  const name = `${shortName(question.from)} → ${shortName(question.to)}`;
  await showLinkedDocument('answer', name, JSON.stringify(question));
}

/** What stands in the document of a question. */
export async function writeAnswer(client: BaseLanguageClient, subject: string): Promise<LinkedText> {
  const question: QuestionParams = JSON.parse(subject);
  const result = await client.sendRequest<QuestionResult | null>(questionRequest, question);
  if (result) return answerText(result, answerWords(), nameOfPlace);
  return { text: l10n.t('One of the two ends is gone: {0}, {1}.', question.from, question.to), links: [] };
}

/** The name of a workload without its namespace and kind; other ends as they are. */
function shortName(id: string): string {
  return /^[^/]+\/([^[]+)\[/.exec(id)?.[1] ?? id;
}

function answerWords(): AnswerWords {
  return {
    heading: (from, to, answer) => l10n.t('{0} to {1}: {2}', from, to, answer),
    answers: {
      allowed: l10n.t('allowed'),
      denied: l10n.t('denied'),
      partly: l10n.t('allowed on some ports'),
      unknown: l10n.t('unknown'),
    },
    asked: (ports) => l10n.t('Asked about {0}.', ports),
    outbound: (pod, answer) => l10n.t('Outbound, from {0}: {1}', pod, answer),
    inbound: (pod, answer) => l10n.t('Inbound, at {0}: {1}', pod, answer),
    changes: l10n.t('What would change it'),
  };
}
