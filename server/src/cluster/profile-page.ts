/** A cluster's profile as a page of Markdown: who says it, what it says, and what follows from it. */

import { escapeMarkdown, inlineCode } from '../text/markdown.ts';
import { listWords } from '../text/words.ts';
import { rangeUses } from './capacity.ts';
import type { ProfileChoice } from './choose-profile.ts';
import { factsOf } from './models.ts';
import { modelOf } from './network-model.ts';
import type { ClusterProfile, Place, ProfileReading, Stated } from './profile.ts';
import { engines, useSentence, ways } from './profile-meaning.ts';
import { retirementsInUse } from './profile-retirements.ts';
import { type CombinedProfile, precedence } from './profile-sources.ts';
import type { Day } from './retirements.ts';
import { servedClasses } from './served-classes.ts';
import { shortName, statementsOf } from './statements.ts';

/** What the page needs from whoever shows it. */
export interface PageContext {
  readonly today: Day | undefined;
  /** A Markdown link to a line of a file. */
  linkTo(place: Pick<Place, 'file' | 'at'>): string;
  /** What the rules find in the files that describe the cluster, one sentence each. */
  readonly findings: readonly { readonly text: string; readonly place: Pick<Place, 'file' | 'at'> }[];
}

export function profilePage(choice: ProfileChoice, context: PageContext): string {
  switch (choice.kind) {
    case 'profile':
      return lines(pageOf(choice, context));
    case 'ambiguous':
      return lines(ambiguousPage(choice.readings, context));
    case 'none':
      return lines(nonePage);
  }
}

/** The cluster's network in a few words: `Azure CNI Overlay, policies by cilium`; empty where nothing is known. */
export function networkSummary(profile: ClusterProfile): string {
  const model = modelOf(profile);
  const { networkPolicy } = profile.network ?? {};
  return [model && factsOf(model).title, networkPolicy && engines[networkPolicy.value].words]
    .filter((word) => word !== undefined)
    .join(', ');
}

function pageOf({ profile, readings, overridden }: CombinedProfile, context: PageContext): string[] {
  const name = profile.name ? `Cluster ${escapeMarkdown(profile.name.value)}` : 'The cluster';
  const summary = networkSummary(profile);
  return [
    `# ${name}`,
    ...(summary === '' ? [] : ['', `${summary}.`]),
    ...sourceLines(readings, context),
    ...overriddenLines(overridden, context),
    ...consequenceLines(profile, context),
    ...statementLines(profile, context),
  ];
}

function sourceLines(readings: readonly ProfileReading[], context: PageContext): string[] {
  const said = readings.map((reading) => {
    const known = precedence.find(({ source }) => source === reading.source);
    return `1. ${context.linkTo(reading)}: ${known?.what}. ${known?.because}`;
  });
  const heading =
    readings.length === 1 ? 'One file tells it.' : 'These files tell it; where two differ, the first counts.';
  return ['', heading, '', ...said];
}

function overriddenLines(overridden: CombinedProfile['overridden'], { linkTo }: PageContext): string[] {
  if (overridden.length === 0) return [];
  const rows = overridden.map(({ field, counts, ignored }) => {
    return `| ${inlineCode(shortName(field))} | ${code(counts)}, ${linkTo(counts)} | ${code(ignored)}, ${linkTo(ignored)} |`;
  });
  return ['', '## Where the files differ', '', '| field | counts | does not count |', '| --- | --- | --- |', ...rows];
}

function consequenceLines(profile: ClusterProfile, context: PageContext): string[] {
  const { today, findings, linkTo } = context;
  const ends = today === undefined ? [] : retirementsInUse(profile, today).filter(({ phase }) => phase !== 'future');
  const model = modelOf(profile);
  const policy = profile.network?.networkPolicy;
  const outbound = profile.network?.outboundType;
  const meanings = [policy && engines[policy.value].sentence, outbound && ways[outbound.value]];
  const classes = servedClasses(profile).map(({ kind, name }) => `${kind} ${inlineCode(name)}`);
  return [
    '',
    '## What follows',
    '',
    ...ends.map(({ retirement, phase, at }) => {
      const sentence = `${retirement.what}: support ${phase === 'retired' ? 'ended' : 'ends'} ${retirement.when}.`;
      return `- **${sentence}** ${retirement.wayOut} ${linkTo(at)} *(${retirement.source})*`;
    }),
    ...findings.map(({ text, place }) => `- ${escapeMarkdown(text)} ${linkTo(place)}`),
    ...(model ? factsOf(model).consequences : []).map((sentence) => `- ${sentence}`),
    ...meanings.filter((sentence) => sentence !== undefined).map((sentence) => `- ${sentence}`),
    ...(classes.length > 0 ? [`- Its add-ons serve the ${listWords(classes)}.`] : []),
    ...rangeUses(profile).map((use) => `- ${titles[use.what]} ${code(use.at)}: ${useSentence(use)} ${linkTo(use.at)}`),
  ];
}

const titles = {
  'node-subnet': 'Subnet of the nodes',
  'pod-subnet': 'Subnet of the pods',
  'pod-cidr': 'Pod range',
} as const;

function statementLines(profile: ClusterProfile, { linkTo }: PageContext): string[] {
  const statements = sections.flatMap((section) =>
    statementsOf(profile).filter(({ field }) => field.split('.')[0] === section),
  );
  // A pool's or a subnet's name is part of what its other fields are called.
  const rows = statements
    .filter(({ field }) => field === 'name' || !field.endsWith('.name'))
    .map(({ field, stated }) => `| ${inlineCode(shortName(field))} | ${code(stated)} | ${linkTo(stated)} |`);
  return ['', '## What is known', '', '| field | value | where |', '| --- | --- | --- |', ...rows];
}

/** The parts of a profile in the order in which they are best read. */
const sections: readonly (keyof ClusterProfile)[] = [
  'name',
  'location',
  'sku',
  'kubernetesVersion',
  'network',
  'surroundings',
  'pools',
  'access',
  'ingress',
  'addons',
];

function ambiguousPage(readings: readonly ProfileReading[], { linkTo }: PageContext): string[] {
  return [
    '# Which cluster?',
    '',
    'Several clusters are described, and nothing says which one this file is for:',
    '',
    ...readings.map(
      (reading) => `- ${escapeMarkdown(reading.profile.name?.value ?? 'without a name')}, ${linkTo(reading)}`,
    ),
    '',
    'A description counts for its own folder and what is below. Move it there, or choose one in a `.portolan.yaml` of the folder:',
    '',
    '```yaml',
    'cluster:',
    `  from: ${readings[0]?.file ?? 'cluster.json'}`,
    '```',
  ];
}

const nonePage: readonly string[] = [
  '# No cluster is described',
  '',
  'Portolan reads the network of the cluster from any of these, anywhere in the workspace:',
  '',
  '- a file with the output of `az aks show --resource-group GROUP --name NAME --output json`',
  '- a `ManagedCluster` of Azure Service Operator, or the manifests of Cluster API for Azure',
  '- `cluster:` in `.portolan.yaml`, for example:',
  '',
  '```yaml',
  'cluster:',
  '  networkPlugin: azure',
  '  networkPluginMode: overlay',
  '  networkPolicy: cilium',
  '  networkDataplane: cilium',
  '  podCidr: 10.244.0.0/16',
  '  serviceCidr: 10.0.0.0/16',
  '  dnsServiceIP: 10.0.0.10',
  '```',
];

function code({ value }: Stated<unknown>): string {
  return inlineCode(String(value));
}

function lines(page: readonly string[]): string {
  return `${page.join('\n')}\n`;
}
