/** The rule about Ingresses that the policy of Azure for HTTPS denies. */

import type { ControllerId } from '../../kubernetes/annotations/controller-table.ts';
import { addAnnotation, setField } from '../../kubernetes/edit-fields.ts';
import { hostsOf } from '../../kubernetes/kinds/ingress.ts';
import { isMisread, isWritten } from '../../kubernetes/misread.ts';
import { specKeyAt, titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder, keyAt } from '../../kubernetes/shape.ts';
import { listWords } from '../../text/words.ts';
import { ownersOf } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** "Kubernetes clusters should be accessible only over HTTPS" (IngressHttpsOnly 9.0.0) asks for two things at once. */
export const httpsPolicyUnmet = defineRule({
  id: 'aks/https-policy-unmet',
  summary: 'An Ingress does not meet the policy of Azure that clusters are accessible only over HTTPS.',
  severity: 'information',
  preset: 'aks',
  appliesTo: ['Ingress'],

  *detect(ingress, view) {
    const { spec, annotations } = ingress;
    if (!spec || isMisread(ingress, spec) || (isWritten(spec, 'tls') && !spec.tls)) return;
    // An Ingress for another cloud never meets a policy of Azure.
    if (ownersOf(ingress, view)?.controllers.some((id) => elsewhere.has(id))) return;
    const entry = annotations?.entries.find(({ key }) => key.value === allowHttp);
    if (entry && isPlaceholder(entry.value.value)) return;
    const lacksTls = (spec.tls?.items.length ?? 0) === 0;
    const lacksAnnotation = entry?.value.value !== 'false';
    if (!lacksTls && !lacksAnnotation) return;
    const at = lacksTls ? specKeyAt(ingress) : (entry?.value.at ?? keyAt(spec, 'tls') ?? specKeyAt(ingress));
    yield { at, ingress, spec, lacksTls, lacksAnnotation };
  },

  explain({ ingress, lacksTls, lacksAnnotation }) {
    const missing = [...(lacksTls ? ['TLS'] : []), ...(lacksAnnotation ? [`${allowHttp}: "false"`] : [])];
    return {
      what: `${titleOf(ingress)} has no ${listWords(missing, 'and no')}, which the policy "accessible only over HTTPS" asks for.`,
      why: 'Where the policy is assigned to the cluster, its admission webhook denies the Ingress.',
      advice: `Give it ${listWords(missing)}; redirect to HTTPS as the controller of its class does it.`,
    };
  },

  repair({ ingress, spec, lacksTls, lacksAnnotation }, { text }) {
    const hosts = hostsOf(ingress);
    if ((lacksTls && hosts.length === 0) || isPlaceholder(ingress.name)) return [];
    const annotated = lacksAnnotation ? addAnnotation(text, ingress, allowHttp, 'false') : [];
    const secured = lacksTls ? setField(text, spec, 'tls', [{ hosts, secretName: `${ingress.name}-tls` }]) : [];
    return annotated && secured
      ? [{ title: 'Meet the policy for HTTPS', safe: false, edits: [...annotated, ...secured] }]
      : [];
  },
});

const elsewhere: ReadonlySet<ControllerId> = new Set(['gce', 'aws-alb', 'openshift-router']);
const allowHttp = 'kubernetes.io/ingress.allow-http';
