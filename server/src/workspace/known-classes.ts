/** Which Ingress classes exist for all that is known, and which of them a misspelt one meant. */

import type { ClusterProfile } from '../cluster/profile.ts';
import { servedClasses } from '../cluster/served-classes.ts';
import { controllers } from '../kubernetes/annotations/controller-table.ts';
import { controllersOfClass } from '../kubernetes/annotations/controllers.ts';
import { isDnsSubdomain } from '../kubernetes/formats.ts';
import { isPlaceholder } from '../kubernetes/shape.ts';
import { nearest } from '../text/nearest.ts';
import type { View } from './view.ts';

/** Whether a class is defined in the workspace, served by the cluster, or well known. */
export function isKnownClass(name: string, view: View, profile?: ClusterProfile): boolean {
  if (view.namesakes('IngressClass', name).length > 0 || controllersOfClass(name)) return true;
  if (view.absenceOf('IngressClass', name, undefined).strength === 'elsewhere') return true;
  return servedClasses(profile ?? {}).some((one) => one.kind === 'IngressClass' && one.name === name);
}

/** The class that was meant by one which exists nowhere and is a letter off. Names that no class may have find none. */
export function nearestClass(name: string, view: View): string | undefined {
  if (isPlaceholder(name) || !isDnsSubdomain(name) || isKnownClass(name, view)) return undefined;
  const defined = view.everywhere('IngressClass').map(({ resource }) => resource.name);
  return nearest(
    name,
    [...defined, ...wellKnown].filter((known) => isSlip(name, known)),
    1,
  );
}

const wellKnown = controllers.flatMap((one) => [
  ...('ownClasses' in one ? one.ownClasses : []),
  ...('usualClasses' in one ? one.usualClasses : []),
]);

/** A letter more or less at an end, or another digit, makes a name of its own rather than a slip. */
function isSlip(written: string, known: string): boolean {
  if (written.length < 5 || written.startsWith(known) || known.startsWith(written)) return false;
  if (written.endsWith(known) || known.endsWith(written)) return false;
  return written.replaceAll(/\d/g, '0') !== known.replaceAll(/\d/g, '0');
}
