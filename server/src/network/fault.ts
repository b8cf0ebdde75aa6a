/** What is wrong with cluster-wide policies, as evidence: a code, a place, and the value that is at fault. */

import type { Resource } from '../kubernetes/resource.ts';
import type { Range } from '../text/range.ts';

/** Every code with what it means and what comes of it. */
const faults = {
  'selector-invalid': ['a label key, value or operator is not valid', 'refused'],
  'block-invalid': ['not an address block in CIDR notation', 'refused'],
  'peer-empty': ['a peer must say whom it means', 'refused'],
  'peer-mixed': ['a peer may have only one of its fields', 'refused'],
  'port-invalid': ['not a port number or name', 'refused'],
  'protocol-invalid': ['not one of TCP, UDP and SCTP', 'refused'],
  'too-many': ['more entries than the API admits', 'refused'],
  'subject-count': ['a subject must have exactly one field', 'refused'],
  'priority-invalid': ['a priority must be given and lie between 0 and 1000', 'refused'],
  'tier-invalid': ['a tier must be Admin or Baseline', 'refused'],
  'action-invalid': ['not an action of this API', 'refused'],
  'peers-missing': ['a rule must list its peers', 'refused'],
  'port-count': ['a port must have exactly one field', 'refused'],
  'range-empty': ['a range must end above its start', 'refused'],
  'baseline-name': ['a BaselineAdminNetworkPolicy must be named default', 'refused'],
  placeholder: ['a later step must replace this text, which the API server would refuse', 'unsettled'],
  'same-priority': ['between policies of the same priority no order is defined', 'undefined'],
} as const satisfies Readonly<Record<string, readonly [string, Outcome]>>;

/** `refused` by the API server; `unsettled`, refused as it stands; or `undefined` by the specification. */
export type Outcome = 'refused' | 'unsettled' | 'undefined';

export type FaultCode = keyof typeof faults;

export interface Fault {
  readonly code: FaultCode;
  readonly resource: Resource;
  readonly at: Range;
  /** What was written, where one value is at fault. */
  readonly value: string | undefined;
}

export function fault(code: FaultCode, resource: Resource, at: Range, value?: string | number): Fault {
  return { code, resource, at, value: value === undefined ? undefined : String(value) };
}

export function outcomeOf({ code }: Fault): Outcome {
  return faults[code][1];
}

/** What is wrong, in words that can follow the name of the object. */
export function faultText({ code, value }: Fault): string {
  return value === undefined ? faults[code][0] : `${JSON.stringify(value)}: ${faults[code][0]}`;
}
