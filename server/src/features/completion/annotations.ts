/** Proposes the keys of annotations that somebody reads on the object at hand, and values for those that have a choice. */

import type { Annotation } from '../../kubernetes/annotations/annotation.ts';
import { type Bearer, bearerAt, placementOf } from '../../kubernetes/annotations/carried.ts';
import { annotationOf, annotations } from '../../kubernetes/annotations/catalogue.ts';
import type { ControllerId } from '../../kubernetes/annotations/controller-table.ts';
import { controller, reads } from '../../kubernetes/annotations/controllers.ts';
import { choicesOf } from '../../kubernetes/annotations/value-words.ts';
import { servicePorts } from '../../kubernetes/kinds/service.ts';
import { touches } from '../../text/range.ts';
import { isDeadFor, ownersOf } from '../../workspace/class-owners.ts';
import type { View } from '../../workspace/view.ts';
import { describeAnnotation } from '../hover-annotation.ts';
import type { Proposal } from './proposal.ts';
import { mapAt, type Path, type Site } from './site.ts';

/** Undefined where no map of annotations stands. */
export function proposeAnnotations(site: Site): Proposal[] | undefined {
  const { view, path, place } = site;
  const bearer = bearerAt(view.self.resource, dotted(path));
  if (!bearer) return undefined;
  const entries = mapAt(site, path)?.entries ?? [];
  const written = new Set(entries.filter(({ key }) => !touches(key, place.at.start)).map(({ name }) => name));
  return annotations.flatMap((annotation): Proposal[] => {
    if (annotation.removed || placementOf(annotation, bearer) === 'wrong-kind') return [];
    if (isDeadFor(annotation.controller, bearer, view.self.resource, view)) return [];
    return keysOf(annotation, view)
      .filter((key) => !written.has(key))
      .map((key) => proposalOf(key, annotation, bearer, view));
  });
}

function proposalOf(key: string, annotation: Annotation, bearer: Bearer, view: View): Proposal {
  const { title } = controller(annotation.controller);
  return {
    value: key,
    kind: 'annotation',
    detail: title,
    rank: rankOf(annotation, bearer, view),
    pair: { choices: valuesFirst(annotation), isQuoted: true },
    ...(annotation.deprecated ? { deprecated: true as const } : {}),
    describe: () => describeAnnotation(key),
  };
}

/** What is read as the object stands comes before what something else of it keeps from being read. */
function rankOf(annotation: Annotation, bearer: Bearer, view: View): number {
  if (annotation.deprecated) return 3;
  if (placementOf(annotation, bearer) !== 'read') return 2;
  const { resource } = view.self;
  const owners = resource.type === 'Ingress' || resource.type === 'Gateway' ? ownersOf(resource, view) : undefined;
  if (!owners) return otherClouds.has(annotation.controller) ? 1 : 0;
  return owners.controllers.some((id) => isOf(id, annotation.controller)) ? 0 : 1;
}

const otherClouds: ReadonlySet<ControllerId> = new Set([
  'aws-alb',
  'aws-cloud-provider',
  'gce',
  'other-cloud',
  'openshift-router',
]);

/** Whether a controller reads another's annotations because it serves the object, and not because everybody's are read. */
function isOf(reader: ControllerId, owner: ControllerId): boolean {
  return reader === owner || (controller(owner).byClass === true && reads(reader, owner));
}

/** The keys of a row: those with a port in their name once for each port of the Service. */
function keysOf(annotation: Annotation, view: View): string[] {
  const names = Object.entries(annotation.placeholders ?? {});
  const [first] = names;
  if (!first) return [annotation.key];
  const { resource } = view.self;
  if (names.length > 1 || first[1] !== 'port' || resource.type !== 'Service') return [];
  const ports = servicePorts(resource).flatMap(({ port }) => (port && port.value > 0 ? [port.value] : []));
  return [...new Set(ports)].map((port) => annotation.key.replace(`{${first[0]}}`, String(port)));
}

/** The values to choose from; what differs from the default comes first, since that is why one writes it. */
function valuesFirst({ value, default: usual }: Annotation): string[] {
  const choices = [...new Set(choicesOf(value))];
  return [...choices.filter((choice) => choice !== usual), ...choices.filter((choice) => choice === usual)];
}

/** The row of the annotation whose value the site is; undefined where no map of annotations stands. */
export function annotationAt({ view, path }: Site): Annotation | undefined {
  if (!bearerAt(view.self.resource, dotted(path.slice(0, -1)))) return undefined;
  return annotationOf(String(path.at(-1)))?.annotation;
}

function dotted(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}
