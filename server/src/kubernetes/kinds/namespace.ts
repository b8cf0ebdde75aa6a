/** Namespace, whose labels namespace selectors see. */

import { type Labels, labelsOf } from '../labels.ts';
import type { ResourceBase } from '../resource.ts';
import { list, object, string } from '../shape.ts';
import { namespaceStatusShape } from './status.ts';

export const namespaceShape = object(
  { spec: object({ finalizers: list(string) }), status: namespaceStatusShape },
  'apiVersion kind metadata',
);

export const namespaceNameLabel = 'kubernetes.io/metadata.name';

export interface Namespace extends ResourceBase {
  readonly type: 'Namespace';
}

/** The labels of a namespace as selectors see them: its own, and its name, which the API server always writes. */
export function namespaceLabels(namespace: Namespace): Labels {
  return new Map([...labelsOf(namespace.labels), [namespaceNameLabel, namespace.name]]);
}
