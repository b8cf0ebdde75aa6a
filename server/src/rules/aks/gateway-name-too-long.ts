/** The rule about Gateways whose name leaves no room for the names that are made of it. */

import { addAnnotation } from '../../kubernetes/edit-fields.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** Application routing names a Deployment and a Service `<gateway>-approuting-istio`, in fewer than 64 characters. */
export const gatewayNameTooLong = defineRule({
  id: 'aks/gateway-name-too-long',
  summary: 'The name of a Gateway is too long for the objects that application routing makes for it.',
  severity: 'error',
  appliesTo: ['Gateway'],

  *detect(gateway) {
    const { name, spec, annotations } = gateway;
    if (spec?.gatewayClassName?.value !== className || isPlaceholder(name) || annotations?.get(override)) return;
    const made = `${name}-${className}`;
    if (made.length >= limit) yield { at: nameAt(gateway), gateway, made };
  },

  explain({ gateway, made }) {
    return {
      what: `${titleOf(gateway)} makes objects named ${made}, which has ${made.length} characters.`,
      why: `Names of ${limit} characters and more fit in no label, so no Deployment and no Service is made for the Gateway.`,
      advice: `Shorten its name to ${limit - 2 - className.length} characters, or give the objects a name by the annotation ${override}.`,
    };
  },

  repair({ gateway }, { text }) {
    const short = gateway.name.slice(0, limit - 2 - className.length).replace(/[-.]+$/, '');
    const edits = addAnnotation(text, gateway, override, `${short}-${className}`);
    return edits ? [{ title: 'Give its objects a shorter name', safe: false, edits }] : [];
  },
});

const className = 'approuting-istio';
const override = 'gateway.istio.io/name-override';
const limit = 64;
