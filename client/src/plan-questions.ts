/** The questions whose answers make a plan of addresses, each answered already as far as the cluster's profile goes. */

import { l10n, type QuickPickItem, window } from 'vscode';
import type { ModelPayload, PlanInput, PlanStart } from '../../server/src/protocol/cluster.ts';

interface Choice<T> extends QuickPickItem {
  readonly value: T;
}

/** What to plan; undefined when a question was left. */
export async function askForPlan(start: PlanStart): Promise<PlanInput | undefined> {
  const { input, cluster } = start;
  if (input.pools.length > 0) {
    const described: Choice<boolean> = {
      label: l10n.t('As the profile describes it'),
      description: cluster ?? '',
      detail: input.pools.map(({ name, nodes, maximumNodes }) => `${name}: ${maximumNodes ?? nodes}`).join(', '),
      value: true,
    };
    const asked: Choice<boolean> = { label: l10n.t('With other numbers'), value: false };
    const picked = await window.showQuickPick([described, asked], { title: titleOf() });
    if (!picked || picked.value) return picked && input;
  }
  return askNumbers(start);
}

async function askNumbers({ input, models }: PlanStart): Promise<PlanInput | undefined> {
  const [pool, ...others] = input.pools;
  const model = await pickModel(models, input.model);
  if (!model) return undefined;
  const nodes = await askCount(l10n.t('How many nodes does the cluster start with?'), pool?.nodes ?? 3);
  if (nodes === undefined) return undefined;
  const most = Math.max(nodes, pool?.maximumNodes ?? nodes);
  const maximumNodes = await askCount(l10n.t('How many nodes may it grow to?'), most);
  if (maximumNodes === undefined) return undefined;
  const known = model.id === input.model ? pool?.podsPerNode : undefined;
  const podsPerNode = await askCount(l10n.t('How many pods may run on a node?'), known ?? model.podsPerNode);
  if (podsPerNode === undefined) return undefined;
  const virtualNetwork = await askRanges(
    l10n.t('In which virtual network? Leave it empty to plan a new one.'),
    input.virtualNetwork ?? [],
  );
  if (!virtualNetwork) return undefined;
  const labels = new Map(input.avoid?.map(({ range, label }) => [range, label]));
  const avoid = await askRanges(
    l10n.t('Which ranges are in use elsewhere, in peered networks, on-premises and in other subnets?'),
    input.avoid?.map(({ range }) => range) ?? [],
  );
  if (!avoid) return undefined;
  return {
    ...input,
    model: model.id,
    // Numbers are asked for one pool; a cluster of several is planned as its profile describes it.
    pools: [
      {
        ...(others.length === 0 ? pool : undefined),
        name: pool?.name ?? 'nodepool1',
        nodes,
        maximumNodes,
        podsPerNode,
      },
    ],
    virtualNetwork,
    avoid: avoid.map((range) => ({ range, label: labels.get(range) ?? l10n.t('in use') })),
  };
}

async function pickModel(models: readonly ModelPayload[], first: string): Promise<ModelPayload | undefined> {
  const items = models.map((model): Choice<ModelPayload> => {
    return { label: model.title, detail: model.detail, value: model };
  });
  items.sort((a, b) => Number(b.value.id === first) - Number(a.value.id === first));
  const placeHolder = l10n.t('How should pods get their addresses?');
  return (await window.showQuickPick(items, { title: titleOf(), placeHolder }))?.value;
}

async function askCount(prompt: string, value: number): Promise<number | undefined> {
  const answer = await window.showInputBox({
    title: titleOf(),
    prompt,
    value: String(value),
    validateInput: (text) =>
      /^\s*[1-9]\d{0,5}\s*$/.test(text) ? undefined : l10n.t('Write a whole number from 1 up.'),
  });
  return answer === undefined ? undefined : Number(answer);
}

async function askRanges(prompt: string, ranges: readonly string[]): Promise<string[] | undefined> {
  const answer = await window.showInputBox({
    title: titleOf(),
    prompt,
    value: ranges.join(', '),
    placeHolder: '10.1.0.0/16, 10.2.0.0/16',
    validateInput: (text) => {
      const wrong = partsOf(text).find((part) => !/^[\da-f.:]+\/\d{1,3}$/i.test(part));
      return wrong === undefined ? undefined : l10n.t('{0} is no range such as 10.1.0.0/16.', wrong);
    },
  });
  return answer === undefined ? undefined : partsOf(answer);
}

function partsOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((part) => part !== '');
}

function titleOf(): string {
  return l10n.t('Plan Addresses');
}
