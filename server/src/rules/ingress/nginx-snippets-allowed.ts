/** The rule about settings of ingress-nginx that let Ingresses bring their own configuration. */

import { isMap, isScalar, stringOf } from '../../manifest/located.ts';
import { setEntry } from '../../manifest/rewrite-map.ts';
import { defineRule } from '../rule.ts';

/** `allow-snippet-annotations: "true"`: off by default since ingress-nginx 1.9. */
export const nginxSnippetsAllowed = defineRule({
  id: 'ingress/nginx-snippets-allowed',
  summary: 'The settings of ingress-nginx allow snippets in annotations.',
  severity: 'warning',
  appliesTo: ['ConfigMap'],

  *detect(configMap) {
    const data = configMap.node.get('data');
    const value = isMap(data) ? data.get(setting) : undefined;
    if (isMap(data) && isScalar(value) && stringOf(value) === 'true') yield { at: value.at, configMap, data };
  },

  explain({ configMap }) {
    return {
      what: `ConfigMap ${configMap.name} allows snippets in the annotations of Ingresses.`,
      why: 'Whoever can write an Ingress can then put any configuration into the controller and read all of its Secrets.',
      advice: 'Set it to "false" and write what the snippets do as settings or annotations of their own.',
    };
  },

  repair({ data }, { text }) {
    const edits = setEntry(text, data, setting, 'false');
    return edits ? [{ title: `Set ${setting}: "false"`, safe: false, edits }] : [];
  },
});

const setting = 'allow-snippet-annotations';
