/** A name in words: what it stands for, where that is defined, and what comes near where nothing is. */

import { statementOf } from '../kubernetes/annotations/carried.ts';
import { controller, controllersOfClass } from '../kubernetes/annotations/controllers.ts';
import { type DeployedOf, isDeployed } from '../kubernetes/deployed.ts';
import { titleOf } from '../kubernetes/resource.ts';
import { inlineCode } from '../text/markdown.ts';
import { nearest } from '../text/nearest.ts';
import { countOf, listWords } from '../text/words.ts';
import type { Bundle } from '../workspace/bundle.ts';
import { claim } from '../workspace/claims.ts';
import { keys } from '../workspace/postings.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { View } from '../workspace/view.ts';
import { describeLabel } from './hover-label.ts';
import { describeService } from './hover-service.ts';
import type { Mention } from './mentions.ts';
import { mentionsOfSymbol } from './navigation.ts';

const listed = 12;

export function describeMention(
  snapshot: Snapshot,
  bundle: Bundle,
  mention: Mention,
  path: string,
  offset: number,
): string {
  const all = mentionsOfSymbol(snapshot, path, offset);
  if (mention.kind === 'label') return describeLabel(bundle, mention, all);
  const definitions = all.filter(({ role }) => role === 'definition');
  const services = mention.kind === 'service' || mention.kind === 'service port' ? servicesIn(definitions, path) : [];
  if (services.length > 0) {
    const described = services.map((one) => {
      return describeService(new View(snapshot, bundle, one, new Set()), one.resource);
    });
    return [...new Set(described)].join('\n\n---\n\n');
  }
  const head = `**${mention.kind} ${inlineCode(mention.text)}**`;
  const places = definitions
    .slice(0, listed)
    .map(({ deployed }) => `- ${titleOf(deployed.resource)} (${deployed.resource.file})`);
  const uses = all.length - definitions.length;
  if (places.length === 0) return `${head}\n\n${absenceWords(bundle, mention)}`;
  const used = uses > 0 ? `Named in ${countOf(uses, 'place')}.` : 'Nothing in view names it.';
  return `${head}\n\nDefined by:\n\n${[...new Set(places)].join('\n')}\n\n${used}`;
}

/** Where a Service is defined more than once, the files are alternatives: what stands in the same file is meant. */
function servicesIn(definitions: readonly Mention[], path: string): DeployedOf<'Service'>[] {
  const own = definitions.filter(({ file }) => file === path);
  return (own.length > 0 ? own : definitions).flatMap(({ deployed }) =>
    isDeployed(deployed, 'Service') ? [deployed] : [],
  );
}

/** What is known of something that nothing in view defines. */
function absenceWords(bundle: Bundle, mention: Mention): string {
  const { kind, text, namespaces, deployed } = mention;
  if (kind === 'ingress class') {
    const owners = controllersOfClass(text);
    if (owners)
      return `Nothing in view defines it. It is ${owners.isCertain ? 'the class' : 'a usual class'} of ${listWords(
        owners.controllers.map((id) => controller(id).title),
        'or',
      )}.`;
  }
  if (kind === 'secret') {
    const [maker] = bundle.filed(keys.claim(claim.secret(text)));
    if (maker) return `Made for ${titleOf(maker.resource)} (${maker.resource.file}).`;
    const annotation = statementOf(deployed.resource, 'makes-tls-secret')?.key.value;
    if (annotation !== undefined) return `The annotation ${inlineCode(annotation)} has it made.`;
  }
  const known = namespaces.flatMap((namespace) => namesOf(bundle, kind, namespace));
  const near = nearest(text, known);
  return `Nothing in view defines it.${near === undefined ? '' : ` Nearest is ${inlineCode(near)}.`}`;
}

const types = { service: 'Service', secret: 'Secret', gateway: 'Gateway', namespace: 'Namespace' } as const;

function namesOf(bundle: Bundle, kind: Mention['kind'], namespace: string | undefined): string[] {
  const type = kind in types ? types[kind as keyof typeof types] : undefined;
  return type ? bundle.filed(keys.type(type, namespace)).map(({ resource }) => resource.name) : [];
}
