/** What `apiVersion` and `kind` were probably meant to say, where the API has no such type. */

import { editsBetween, nearest } from '../text/nearest.ts';
import {
  type ApiKind,
  apiKindNamed,
  apiKindOf,
  apiKinds,
  apiVersionOf,
  isBuiltInGroup,
  kindsOfGroup,
} from './api-kinds.ts';
import { removedApiOf } from './removed-apis.ts';
import type { ResourceBase } from './resource.ts';
import { isPlaceholder } from './shape.ts';

export interface TypeSuggestion {
  readonly apiVersion: string;
  readonly kind: string;
  /** Whether nothing else can have been meant: letter case, or the group that alone has this kind. */
  readonly certain: boolean;
}

/**
 * Undefined for types that exist or once did, and where nothing in the API is near. `isNewer` tells of a server that may
 * have versions which are not known here.
 */
export function typeSuggestion(resource: ResourceBase, isNewer: boolean): TypeSuggestion | undefined {
  const { apiVersion, group, kind } = resource;
  if (isPlaceholder(apiVersion.value) || isPlaceholder(kind) || removedApiOf(resource)) return undefined;
  const known = apiKindOf(resource);
  if (known) return isServed(known, resource.version, isNewer) ? undefined : suggest(known, true);
  return isBuiltInGroup(group) ? withinTheApi(group, kind) : nearTheApi(group, kind);
}

/** A kind that its group does not have. Unknown ones without a near name may be newer than this table. */
function withinTheApi(group: string, kind: string): TypeSuggestion | undefined {
  const short = apiKindNamed(shortNames[kind.toLowerCase()] ?? '');
  if (short) return suggest(short, true);
  const inGroup = kindsOfGroup(group);
  const sameLetters =
    inGroup.find((one) => isSameWord(one.kind, kind)) ?? apiKinds.find((one) => isSameWord(one.kind, kind));
  if (sameLetters) return suggest(sameLetters, true);
  const name = nearest(
    kind,
    inGroup.map((one) => one.kind),
  );
  const near = name === undefined ? undefined : inGroup.find((one) => one.kind === name);
  return near && suggest(near, false);
}

/** What kubectl takes for the names of kinds, and manifests do not. */
const shortNames: Readonly<Record<string, string>> = {
  cm: 'ConfigMap',
  deploy: 'Deployment',
  ds: 'DaemonSet',
  ep: 'Endpoints',
  ing: 'Ingress',
  netpol: 'NetworkPolicy',
  ns: 'Namespace',
  po: 'Pod',
  rs: 'ReplicaSet',
  sts: 'StatefulSet',
  svc: 'Service',
};

/** A group that is none of the API but was meant to be: `app`, `networking`, `batch.k8s.io`. */
function nearTheApi(group: string, kind: string): TypeSuggestion | undefined {
  const known = apiKindNamed(kind);
  if (!known) return undefined;
  // What the documentation calls the core group has no name.
  if (known.group === '') return group === 'core' ? suggest(known, true) : undefined;
  const target = known.group;
  const isShortened = target.startsWith(`${group}.`);
  const isLengthened = group === `${target}.k8s.io` || group === `${target}.io`;
  const edits = group.length > 12 ? 3 : group.length > 5 ? 2 : 1;
  const isMisspelt = group.length > 2 && editsBetween(group.toLowerCase(), target, edits) <= edits;
  return isShortened || isLengthened || isMisspelt ? suggest(known, false) : undefined;
}

/** Versions that may have come since are taken for served. */
function isServed(known: ApiKind, version: string, isNewer: boolean): boolean {
  if (known.versions.includes(version)) return true;
  if (!isNewer) return false;
  const major = /^v([0-9]+)/.exec(version)?.[1];
  const newest = known.versions.at(-1)!.slice(1);
  return major !== undefined && Number(major) > Number(newest);
}

function suggest({ group, kind, versions }: ApiKind, certain: boolean): TypeSuggestion {
  return { apiVersion: apiVersionOf(group, versions.at(-1)!), kind, certain };
}

function isSameWord(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
