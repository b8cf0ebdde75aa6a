/** Whose labels a selector looks at: the pods of some namespaces, the namespaces themselves, Services, or its own template. */

import { isDeployed } from '../../kubernetes/deployed.ts';
import { namespaceLabels, namespaceNameLabel } from '../../kubernetes/kinds/namespace.ts';
import { serviceSelector } from '../../kubernetes/kinds/service.ts';
import { type Labels, labelSelectorShape, labelsOf, selectorOf } from '../../kubernetes/labels.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder, type ReadContext } from '../../kubernetes/shape.ts';
import { isMap, type Node } from '../../manifest/located.ts';
import { selectsNamespace } from '../../workspace/policy-peers.ts';
import type { View } from '../../workspace/view.ts';
import { namespacesAround } from './namespaces.ts';
import { allOf, nodeAt, type Path, reachable, type Site } from './site.ts';

/** Something that carries labels, and how it is spoken of. */
export interface Carrier {
  readonly labels: Labels;
  readonly title: string;
  readonly file: string;
}

/** The pods of one namespace, the site's own unless another is given. */
export function podsIn(site: Site, namespace: string | undefined = site.view.namespace): Carrier[] {
  return reachable(site, 'Workload', namespace).map(({ resource }) => carrier(resource, labelsOf(resource.podLabels)));
}

/** The pods of every namespace that a written selector means; of all, where it demands nothing. */
function podsWhere(site: Site, namespaceSelector: Node): Carrier[] {
  const written = labelSelectorShape.read(namespaceSelector, quiet(), undefined);
  if (!written) return podsIn(site);
  const selector = selectorOf(written);
  const answers = new Map<string | undefined, boolean>();
  const isMeant = (namespace: string | undefined): boolean => {
    const known = answers.get(namespace) ?? selectsNamespace(site.view, selector, namespace) !== 'no';
    answers.set(namespace, known);
    return known;
  };
  return allOf(site.view.bundle, 'Workload')
    .filter(({ namespace }) => isMeant(namespace))
    .map(({ resource }) => carrier(resource, labelsOf(resource.podLabels)));
}

/** The pods that a selector means when a selector of namespaces may stand beside it. */
export function podsBeside(site: Site, selectorPath: Path, field: string): Carrier[] {
  const beside = nodeAt(site, [...selectorPath.slice(0, -1), field]);
  return isMap(beside) ? podsWhere(site, beside) : podsIn(site);
}

/** Every pod of the bundle. */
export function podsAnywhere(site: Site): Carrier[] {
  return allOf(site.view.bundle, 'Workload').map(({ resource }) => carrier(resource, labelsOf(resource.podLabels)));
}

/** The namespaces of the bundle with the labels of their objects; of those without object the name is known. */
export function namespaces(site: Site): Carrier[] {
  return namespacesAround(site.view).map(({ name, object }) => {
    if (object) return carrier(object, namespaceLabels(object));
    return { labels: new Map([[namespaceNameLabel, name]]), title: `Namespace ${name}`, file: '' };
  });
}

/** Services by the labels that they carry themselves, as ServiceMonitors look for them. */
export function labelledServices(site: Site): Carrier[] {
  return reachable(site, 'Service', site.view.namespace).map(({ resource }) => {
    return carrier(resource, labelsOf(resource.labels));
  });
}

/** The pods of the object itself. */
export function ownPods({ view }: Site): Carrier[] {
  const { resource } = view.self;
  return resource.type === 'Workload' ? [carrier(resource, labelsOf(resource.podLabels))] : [];
}

/** What the pods of the object should carry: the labels that its own selector and the Services around it demand. */
export function demandsOnPods(site: Site): Carrier[] {
  const { resource } = site.view.self;
  const demanded: Carrier[] = [];
  if (resource.type === 'Workload' && resource.selector) {
    demanded.push(carrier(resource, labelsOf(resource.selector.matchLabels)));
  }
  for (const one of reachable(site, 'Service', site.view.namespace)) {
    if (!isDeployed(one, 'Service') || !serviceSelector(one.resource)) continue;
    demanded.push(carrier(one.resource, labelsOf(one.resource.spec?.selector)));
  }
  return demanded;
}

/** Text that a later step replaces is no label to propose. */
function carrier(resource: View['self']['resource'], labels: Labels): Carrier {
  const known = [...labels].filter((pair) => !pair.some(isPlaceholder));
  return {
    labels: known.length === labels.size ? labels : new Map(known),
    title: titleOf(resource),
    file: resource.file,
  };
}

function quiet(): ReadContext {
  return { text: '', enclosing: [], report: () => undefined };
}
