/** The rule about Endpoints, whose place EndpointSlices have taken. */

import { sliceOf } from '../../kubernetes/endpoint-migration.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { replaceNode } from '../../manifest/rewrite-node.ts';
import { defineRule } from '../rule.ts';

/** Endpoints of v1, deprecated since Kubernetes 1.33 (KEP-4974): every request for them is answered with a warning. */
export const deprecated = defineRule({
  id: 'endpoints/deprecated',
  summary: 'Endpoints are used where an EndpointSlice can stand.',
  severity: 'information',
  appliesTo: ['Endpoints'],

  *detect(endpoints, _view, { kubernetes }) {
    if (kubernetes >= 33) yield { at: endpoints.kindAt, tag: 'deprecated' as const, endpoints };
  },

  explain({ endpoints }) {
    return {
      what: `${titleOf(endpoints)} are of a deprecated kind.`,
      why: 'Since Kubernetes 1.33 the API server warns about them: they have no dual-stack form and hold 1000 addresses at most.',
      advice: `Write an EndpointSlice with the label kubernetes.io/service-name: ${endpoints.name || 'NAME'}.`,
    };
  },

  repair({ endpoints }, { text, parsed }) {
    const isWhole = parsed.documents[endpoints.document]?.contents === endpoints.node;
    const slice = isWhole ? sliceOf(endpoints) : undefined;
    const edits = slice ? replaceNode(text, undefined, endpoints.node, slice) : undefined;
    return edits ? [{ title: 'Rewrite as an EndpointSlice', safe: false, edits }] : [];
  },
});
