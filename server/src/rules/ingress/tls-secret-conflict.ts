/** The rule about one host with two certificates. */

import { isDeployed } from '../../kubernetes/deployed.ts';
import type { Ingress, IngressTls } from '../../kubernetes/kinds/ingress.ts';
import { hasTls } from '../../kubernetes/kinds/ingress-traits.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import type { Located } from '../../text/range.ts';
import { claimants } from '../../workspace/claimants.ts';
import { claim } from '../../workspace/claims.ts';
import { classNameOf, hasOwnLoadBalancer, ownersOf } from '../../workspace/class-owners.ts';
import type { View } from '../../workspace/view.ts';
import { defineRule } from '../rule.ts';

/** A host is served with one certificate; where two are named for it, the controller chooses. */
export const tlsSecretConflict = defineRule({
  id: 'ingress/tls-secret-conflict',
  summary: 'Two Secrets hold the certificate of one host within a class and namespace.',
  severity: 'warning',
  appliesTo: ['Ingress'],
  where: hasTls,

  *detect(ingress, view) {
    const entries = certificatesOf(ingress);
    for (const [index, entry] of entries.entries()) {
      const own = entries.slice(0, index).find((other) => isRival(other, entry));
      const other = own ? { ...own, ingress } : firstRival(entry, ingress, view);
      if (!other) continue;
      const message = `Here ${other.host.value} has its certificate from Secret ${other.secret.value}.`;
      const related = [{ file: other.ingress.file, at: other.secret.at, message }];
      yield { at: entry.host.at, related, ingress, entry, other };
    }
  },

  explain({ ingress, entry, other }) {
    const place = other.ingress === ingress ? '' : ` by Ingress ${other.ingress.name}`;
    return {
      what: `Ingress ${ingress.name} has the certificate of ${entry.host.value} from Secret ${entry.secret.value}, but it is named${place} as ${other.secret.value}, too.`,
      why: 'Clients of the host get one of the two certificates, and which one is up to the controller.',
      advice: 'Name one Secret for the host everywhere.',
    };
  },
});

interface Certificate {
  readonly host: Located<string>;
  readonly secret: Located<string>;
}

function certificatesOf(ingress: Ingress): Certificate[] {
  return (ingress.spec?.tls?.items ?? []).flatMap(({ hosts, secretName }: IngressTls) => {
    const secret = secretName?.value && !isPlaceholder(secretName.value) ? secretName : undefined;
    return secret ? (hosts?.items ?? []).map((host) => ({ host, secret })) : [];
  });
}

/** The certificate that an Ingress of the same class and namespace, earlier by name, has for the host. */
function firstRival(
  entry: Certificate,
  ingress: Ingress,
  view: View,
): (Certificate & { ingress: Ingress }) | undefined {
  const className = classNameOf(ingress, view);
  if (className === undefined || hasOwnLoadBalancer(ownersOf(ingress, view))) return undefined;
  const rivals = [...claimants(view, claim.tlsHost(entry.host.value))].flatMap((one) => {
    if (!isDeployed(one, 'Ingress') || one.namespace !== view.namespace || one.resource.name >= ingress.name) return [];
    const found = certificatesOf(one.resource).find((other) => isRival(other, entry));
    return found && classNameOf(one.resource, view) === className ? [{ ...found, ingress: one.resource }] : [];
  });
  return rivals.sort((a, b) => (a.ingress.name < b.ingress.name ? -1 : 1))[0];
}

function isRival(one: Certificate, other: Certificate): boolean {
  return one.host.value.toLowerCase() === other.host.value.toLowerCase() && one.secret.value !== other.secret.value;
}
