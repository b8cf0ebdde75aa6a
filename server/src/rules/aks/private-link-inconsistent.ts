/** The rule about private link services whose settings contradict each other. */

import { azureEntry, isAzureLoadBalancer, isOn } from '../../kubernetes/azure-load-balancer.ts';
import { isLoadBalancer, type Service } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import type { Located } from '../../text/range.ts';
import { countOf, listWords } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** More fixed addresses than addresses, and connections approved for those who may not see the service. */
export const privateLinkInconsistent = defineRule({
  id: 'aks/private-link-inconsistent',
  summary: 'The annotations of a private link service contradict each other.',
  severity: 'error',
  appliesTo: ['Service'],
  where: isLoadBalancer,

  *detect(service, _view, { profile }) {
    if (!isAzureLoadBalancer(service, profile !== undefined) || !isOn(azureEntry(service, 'pls-create'))) return;
    const addresses = listOf(service, 'pls-ip-configuration-ip-address');
    const count = Number(azureEntry(service, 'pls-ip-configuration-ip-address-count')?.value.value ?? 1);
    if (addresses && count < addresses.items.length) {
      const fixed = countOf(addresses.items.length, 'fixed address', 'fixed addresses');
      yield {
        at: addresses.written.at,
        service,
        what: `${fixed} and ${countOf(count, 'address', 'addresses')} in all`,
      };
    }
    const approved = listOf(service, 'pls-auto-approval');
    const visible = listOf(service, 'pls-visibility');
    if (!approved || !visible || visible.items.includes('*')) return;
    const unseen = approved.items.filter((one) => !visible.items.includes(one));
    if (unseen.length === 0) return;
    yield { at: approved.written.at, service, what: `an approval for ${listWords(unseen)}, which may not see it` };
  },

  explain({ service, what }) {
    return {
      what: `${titleOf(service)} has a private link service with ${what}.`,
      why: 'Azure refuses the private link service, and the provider reports an error for the whole Service.',
      advice: 'Raise the number of addresses, or name the subscription in azure-pls-visibility as well.',
    };
  },
});

/** The items of a list that blanks divide; undefined where nobody knows all of them. */
function listOf(service: Service, name: string): { written: Located<string>; items: string[] } | undefined {
  const written = azureEntry(service, name)?.value;
  if (!written || isPlaceholder(written.value)) return undefined;
  const items = written.value.split(/\s+/).filter(Boolean);
  return items.length > 0 ? { written, items } : undefined;
}
