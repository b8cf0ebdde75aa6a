/** The labels and annotations of an object and of the pods that it makes. */

import type { Resource } from './resource.ts';
import type { StringMap } from './shape.ts';

/** A map of the metadata, and whose it is. */
export interface MetadataMap {
  readonly map: StringMap;
  readonly of: 'object' | 'pods';
}

export function metadataMaps(resource: Resource, field: 'labels' | 'annotations'): MetadataMap[] {
  const maps: MetadataMap[] = [];
  const own = resource.metadata?.[field];
  if (own) maps.push({ map: own, of: 'object' });
  const podMetadata = resource.type === 'Workload' ? resource.podMetadata : undefined;
  const pods = podMetadata === resource.metadata ? undefined : podMetadata?.[field];
  if (pods) maps.push({ map: pods, of: 'pods' });
  return maps;
}

export function hasMetadataLabels(resource: Resource): boolean {
  return isFilled(resource.labels) || (resource.type === 'Workload' && isFilled(resource.podMetadata?.labels));
}

export function hasMetadataAnnotations(resource: Resource): boolean {
  return (
    isFilled(resource.annotations) || (resource.type === 'Workload' && isFilled(resource.podMetadata?.annotations))
  );
}

function isFilled(map: StringMap | undefined): boolean {
  return map !== undefined && map.entries.length > 0;
}
