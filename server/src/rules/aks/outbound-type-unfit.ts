/** The rule about clusters whose way out does not do what the manifests for them need. */

import type { OutboundType, Stated } from '../../cluster/profile.ts';
import { publicRegistryOf } from '../../kubernetes/image-registry.ts';
import type { Service } from '../../kubernetes/kinds/service.ts';
import { containersOf } from '../../kubernetes/pod-parts.ts';
import { nameAt, type Resource, titleOf } from '../../kubernetes/resource.ts';
import { exposureOf } from '../../kubernetes/service-exposure.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { countOf, listWords } from '../../text/words.ts';
import { clustersOf, describesClusters, filesOfCluster } from '../../workspace/cluster-files.ts';
import type { Related } from '../finding.ts';
import { defineFileRule } from '../rule.ts';

/** Routes through a firewall under public load balancers, and images from the internet where there is no way to it. */
export const outboundTypeUnfit = defineFileRule({
  id: 'aks/outbound-type-unfit',
  summary: 'The outbound type of a cluster does not fit what the manifests for it need.',
  severity: 'warning',
  where: describesClusters,

  *detect(file, snapshot, _cards, { profile }) {
    for (const { network } of clustersOf(file, profile)) {
      const type = network?.outboundType;
      if (!type || type.file !== file.path) continue;
      const resources = (): readonly Resource[] =>
        filesOfCluster(snapshot, type, (chosen) => chosen.network?.outboundType).flatMap((one) => one.resources);
      const need = needOf(type, resources);
      if (need) yield { at: type.at, ...need, type: type.value };
    }
  },

  explain({ type, what, count, registries }) {
    if (what === 'services') {
      return {
        what: `Traffic leaves by routes of the subnet, and ${countOf(count, 'Service')} of the workspace ${count === 1 ? 'has' : 'have'} a public load balancer.`,
        why: 'Answers take the route through the firewall, which never saw the request and drops them.',
        advice: 'Make the load balancers internal and let the firewall lead to them, or add routes for their clients.',
      };
    }
    return {
      what: `outboundType is ${type}, and ${countOf(count, 'workload')} of the workspace ${count === 1 ? 'takes' : 'take'} images from ${listWords(registries)}.`,
      why:
        type === 'block'
          ? 'The security group of the nodes denies the internet, so the images cannot be pulled.'
          : 'Azure sets up no way to the internet, so the images can be pulled only if the network has one of its own.',
      advice: 'Take the images from a container registry with a private endpoint in the network of the cluster.',
    };
  },
});

interface Need {
  readonly what: 'services' | 'images';
  readonly count: number;
  readonly registries: readonly string[];
  readonly related: readonly Related[];
  readonly severity?: 'information';
}

/** The manifests are looked at only for the types that some of them do not get along with. */
function needOf({ value }: Stated<OutboundType>, resources: () => readonly Resource[]): Need | undefined {
  if (value === 'userDefinedRouting') return needOfServices(resources());
  if (value === 'none' || value === 'block') return needOfImages(resources(), value);
  return undefined;
}

function needOfServices(resources: readonly Resource[]): Need | undefined {
  const open = resources.filter((one): one is Service => one.type === 'Service' && exposureOf(one) === 'anyone');
  const related = open.slice(0, 3).map((service) => {
    return { file: service.file, at: nameAt(service), message: `${titleOf(service)} has a public load balancer.` };
  });
  return open.length === 0 ? undefined : { what: 'services', count: open.length, registries: [], related };
}

function needOfImages(resources: readonly Resource[], type: OutboundType): Need | undefined {
  const registries = new Set<string>();
  const places: Related[] = [];
  let count = 0;
  for (const workload of resources) {
    if (workload.type !== 'Workload') continue;
    const images = containersOf(workload).flatMap(({ container }) => container.image ?? []);
    const pulled = images.filter(({ value }) => !isPlaceholder(value) && publicRegistryOf(value) !== undefined);
    const [first] = pulled;
    if (!first) continue;
    count++;
    for (const { value } of pulled) registries.add(publicRegistryOf(value)!);
    places.push({ file: workload.file, at: first.at, message: `${titleOf(workload)} takes this image.` });
  }
  if (count === 0) return undefined;
  const need: Need = { what: 'images', count, registries: [...registries].sort(), related: places.slice(0, 3) };
  return type === 'block' ? need : { ...need, severity: 'information' };
}
