/** Answers the editor's questions about clusters and their addresses. */

import type { Connection } from 'vscode-languageserver';
import { compareModels } from '../cluster/compare.ts';
import { modelNamed, networkModels } from '../cluster/models.ts';
import { modelOf } from '../cluster/network-model.ts';
import { planAddresses } from '../cluster/plan.ts';
import { requestOf, surroundingsOf } from '../cluster/plan-profile.ts';
import type { PlanRequest } from '../cluster/plan-request.ts';
import { renderPlanMarkdown } from '../cluster/plan-text.ts';
import type { ClusterProfile } from '../cluster/profile.ts';
import { networkSummary, type PageContext, profilePage } from '../cluster/profile-page.ts';
import { type ChosenCluster, clusterFor } from '../features/cluster.ts';
import { planFile, withPlan } from '../features/insert-plan.ts';
import {
  type ClusterParams,
  type ClusterResult,
  type ClusterSummary,
  clusterRequest,
  clusterSummaryRequest,
  type PlanInput,
  type PlanInsertion,
  type PlanParams,
  type PlanResult,
  type PlanStart,
  planInsertionRequest,
  planRequest,
  planStartRequest,
} from '../protocol/cluster.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import { textOf } from '../workspace/snapshot.ts';
import { TextPlaces } from './convert.ts';
import type { Folder } from './folder.ts';
import type { Locate } from './navigate.ts';

export function serveCluster(connection: Connection, locate: Locate): void {
  connection.onRequest(clusterRequest, ({ uri }: ClusterParams) => cluster(locate, uri));
  connection.onRequest(clusterSummaryRequest, ({ uri }: ClusterParams) => clusterSummary(locate, uri));
  connection.onRequest(planStartRequest, ({ uri }: ClusterParams) => planStart(locate, uri));
  connection.onRequest(planRequest, (params: PlanParams) => plan(locate, params));
  connection.onRequest(planInsertionRequest, (params: PlanParams) => planInsertion(locate, params));
}

function clusterSummary(locate: Locate, uri: string): ClusterSummary | null {
  const { folder, path } = locate(uri);
  const profile = folder.profileOf(path);
  return profile ? summaryOf(profile) : null;
}

function summaryOf(profile: ClusterProfile): ClusterSummary {
  return { name: profile.name?.value ?? null, summary: networkSummary(profile) };
}

function cluster(locate: Locate, uri: string): ClusterResult {
  const { folder, path } = locate(uri);
  const { choice } = clusterFor(folder.snapshot, path);
  const readings = choice.kind === 'none' ? [] : choice.readings;
  const files = [...new Set(readings.map(({ file }) => file))];
  const profile = choice.kind === 'profile' ? choice.profile : undefined;
  return {
    kind: choice.kind,
    ...(profile ? summaryOf(profile) : { name: null, summary: '' }),
    uris: files.map((file) => folder.uriOf(file)),
    markdown: profilePage(choice, contextOf(folder, files)),
  };
}

function contextOf(folder: Folder, files: readonly string[]): PageContext {
  const found = files.flatMap((file) => folder.report(file).findings);
  // What retires stands on the page by itself, with its source.
  const about = found.filter(({ rule }) => rule.startsWith('aks/') && rule !== 'aks/retiring');
  return {
    today: folder.today,
    linkTo: ({ file, at }) => {
      const { start } = new TextPlaces(textOf(folder.snapshot, file)).toProtocol(at);
      const name = file.slice(file.lastIndexOf('/') + 1);
      return `[${escapeMarkdown(name)}:${start.line + 1}](${folder.uriOf(file)}#L${start.line + 1})`;
    },
    findings: about.map(({ what, advice, file, at }) => ({ text: `${what} ${advice}`, place: { file, at } })),
  };
}

function planStart(locate: Locate, uri: string): PlanStart {
  const { chosen } = chosenAt(locate, uri);
  const profile = chosen.choice.kind === 'profile' ? chosen.choice.profile : undefined;
  const request = profile && requestOf(profile);
  const model = request?.model ?? (profile && modelOf(profile)) ?? 'overlay';
  const pools = (request?.pools ?? []).map((pool, index) => ({ ...pool, name: pool.name ?? `nodepool${index + 1}` }));
  const known = { model, pools, ...(profile && surroundingsOf(profile)) };
  return {
    cluster: profile?.name?.value ?? null,
    models: networkModels.map(({ model, title, consequences, defaultPods }) => {
      return { id: model, title, detail: consequences[0] ?? '', podsPerNode: defaultPods };
    }),
    input: known,
  };
}

function plan(locate: Locate, { uri, input }: PlanParams): PlanResult {
  const { today } = chosenAt(locate, uri);
  const compared = compareModels(requestFrom(input), today);
  return { planned: compared[0]?.outcome.kind === 'plan', markdown: renderPlanMarkdown(compared) };
}

function planInsertion(locate: Locate, { uri, input }: PlanParams): PlanInsertion | null {
  const { folder, chosen, today } = chosenAt(locate, uri);
  const outcome = planAddresses(requestFrom(input), today);
  if (outcome.kind === 'refused') return null;
  const file = planFile(chosen);
  const name = chosen.choice.kind === 'profile' ? chosen.choice.profile.name?.value : undefined;
  const before = textOf(folder.snapshot, file);
  const after = withPlan(before, outcome, name);
  return after === undefined ? null : { uri: folder.uriOf(file), before, after };
}

interface ChosenAt {
  readonly folder: Folder;
  readonly chosen: ChosenCluster;
  readonly today: string;
}

function chosenAt(locate: Locate, uri: string): ChosenAt {
  const { folder, path } = locate(uri);
  return { folder, chosen: clusterFor(folder.snapshot, path), today: folder.today ?? '' };
}

function requestFrom(input: PlanInput): PlanRequest {
  return { ...input, model: modelNamed(input.model) ?? 'overlay' };
}
