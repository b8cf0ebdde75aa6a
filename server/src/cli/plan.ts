/** `portolan plan`: the address ranges that a cluster needs, from its profile or from numbers on the command line. */

import { compareModels } from '../cluster/compare.ts';
import { modelNamed, networkModels } from '../cluster/models.ts';
import { planJson } from '../cluster/plan-json.ts';
import { requestOf, surroundingsOf } from '../cluster/plan-profile.ts';
import type { AvoidedRange, PlanRequest, PoolRequest } from '../cluster/plan-request.ts';
import { renderPlanMarkdown, renderPlanText } from '../cluster/plan-text.ts';
import type { ClusterProfile } from '../cluster/profile.ts';
import { clusterFor } from '../features/cluster.ts';
import { listWords } from '../text/words.ts';
import { choice, parseCommand, UsageError } from './arguments.ts';
import { load, today } from './load.ts';
import type { Streams } from './streams.ts';

const options = {
  nodes: { type: 'string' },
  'max-nodes': { type: 'string' },
  'pods-per-node': { type: 'string' },
  surge: { type: 'string' },
  os: { type: 'string' },
  model: { type: 'string' },
  services: { type: 'string' },
  'internal-load-balancers': { type: 'string' },
  'other-addresses': { type: 'string' },
  vnet: { type: 'string', multiple: true },
  existing: { type: 'string', multiple: true },
  format: { type: 'string', default: 'text' },
  cluster: { type: 'string' },
} as const;

const formats = ['text', 'json', 'markdown'] as const;

/** 0: planned; 2: impossible, with the reasons. */
export function runPlan(args: readonly string[], streams: Streams): number {
  const { values, positionals } = parseCommand(args, options);
  const format = choice('format', values.format, formats);
  if (positionals.length > 1) throw new UsageError('A plan is for one cluster: name one folder.');
  const profile = profileFrom(positionals[0], values, streams);
  const compared = compareModels(requestFrom(profile, values), today());
  const isPlanned = compared[0]?.outcome.kind === 'plan';
  if (format === 'json') streams.output(`${JSON.stringify(planJson(compared), undefined, 2)}\n`);
  else {
    const text = format === 'markdown' ? renderPlanMarkdown(compared) : renderPlanText(compared);
    (isPlanned ? streams.output : streams.error)(text);
  }
  return isPlanned ? 0 : 2;
}

type Values = ReturnType<typeof parseCommand<typeof options>>['values'];

/** The profile to start from. Numbers alone need none, so no folder is read for them unless one is named. */
function profileFrom(path: string | undefined, values: Values, streams: Streams): ClusterProfile | undefined {
  if (path === undefined && values.nodes !== undefined && values.cluster === undefined) return undefined;
  const { snapshot } = load(path ?? '.', streams, { cluster: values.cluster, today: today() });
  const { choice, names } = clusterFor(snapshot, '');
  if (choice.kind === 'profile') return choice.profile;
  if (names.length > 1)
    throw new UsageError(`There are the clusters ${listWords(names)}: name the folder of one, or give --cluster FILE.`);
  if (values.nodes !== undefined) return undefined;
  throw new UsageError('No file describes a cluster here: give --nodes N, or --cluster FILE.');
}

/** What the command line says lies over what the profile says; options of pools change every pool. */
function requestFrom(profile: ClusterProfile | undefined, values: Values): PlanRequest {
  const known = profile && requestOf(profile);
  if (profile && !known && values.nodes === undefined)
    throw new UsageError('The profile tells no network model, or not how many nodes there are: give --nodes N.');
  const around = profile && surroundingsOf(profile);
  const model = values.model === undefined ? (known?.model ?? 'overlay') : modelFrom(values.model);
  const given = poolFrom(values);
  const described = values.nodes === undefined ? (known?.pools ?? []) : [];
  const pools = described.length > 0 ? described.map((pool) => ({ ...pool, ...given })) : [named(given)];
  const services = countFrom('services', values.services);
  const internalLoadBalancers = countFrom('internal-load-balancers', values['internal-load-balancers']);
  const otherAddresses = countFrom('other-addresses', values['other-addresses']);
  const virtualNetwork = values.vnet?.flatMap((text) => text.split(','));
  const avoid = values.existing?.flatMap((text) => text.split(',')).map(avoidedFrom) ?? [];
  return {
    ...around,
    model,
    pools,
    avoid: [...(around?.avoid ?? []), ...avoid],
    ...(services !== undefined && { services }),
    ...(internalLoadBalancers !== undefined && { internalLoadBalancers }),
    ...(otherAddresses !== undefined && { otherAddresses }),
    ...(virtualNetwork && { virtualNetwork }),
  };
}

function named(pool: Partial<PoolRequest>): PoolRequest {
  return { name: 'nodepool1', nodes: Number.NaN, ...pool };
}

function poolFrom(values: Values): Partial<PoolRequest> {
  const nodes = countFrom('nodes', values.nodes);
  const maximumNodes = countFrom('max-nodes', values['max-nodes']);
  const podsPerNode = countFrom('pods-per-node', values['pods-per-node']);
  const os = values.os === undefined ? undefined : choice('os', values.os, ['Linux', 'Windows']);
  return {
    ...(nodes !== undefined && { nodes }),
    ...(maximumNodes !== undefined && { maximumNodes }),
    ...(podsPerNode !== undefined && { podsPerNode }),
    ...(values.surge !== undefined && { surge: values.surge }),
    ...(os && { os }),
  };
}

/** Whether a number makes sense is for the planner to say; here it only has to be one. */
function countFrom(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^-?\d{1,9}$/.test(text)) throw new UsageError(`--${option} takes a whole number; not ${text}.`);
  return Number(text);
}

function modelFrom(word: string): PlanRequest['model'] {
  const model = modelNamed(word);
  if (model) return model;
  const known = networkModels.map(({ model }) => model);
  throw new UsageError(`--model takes ${known.join(', ')}; not ${word}. Short: flat, pod-subnet, static-block.`);
}

/** `10.1.0.0/16`, or with a word for it `hub=10.1.0.0/16`. */
function avoidedFrom(text: string): AvoidedRange {
  const at = text.indexOf('=');
  return at < 0 ? { range: text, label: 'existing' } : { range: text.slice(at + 1), label: text.slice(0, at) };
}
