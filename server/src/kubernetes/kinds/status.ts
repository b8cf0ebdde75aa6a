/** What controllers report of Services and Ingresses: only here for strict decoding of objects that were exported. */

import { integer, list, object, string } from '../shape.ts';

const loadBalancerShape = object({
  ingress: list(
    object({
      ip: string,
      hostname: string,
      ipMode: string,
      ports: list(object({ port: integer, protocol: string, error: string })),
    }),
  ),
});

const conditionShape = object({
  type: string,
  status: string,
  observedGeneration: integer,
  lastTransitionTime: string,
  reason: string,
  message: string,
});

export const serviceStatusShape = object({ loadBalancer: loadBalancerShape, conditions: list(conditionShape) });

export const ingressStatusShape = object({ loadBalancer: loadBalancerShape });

export const namespaceStatusShape = object({ phase: string, conditions: list(conditionShape) });
