/** What the client asks for to mend findings from a list of them: edits, which it applies itself. */

import type { AuditScope, FindingKey, RangePayload } from './audit.ts';

/** A request: `FindingKey` in, a list of `FixPayload` out, empty when the finding is gone. */
export const fixesRequest = 'portolan/fixes';
/** A request: `FixAllParams` in, `FixAllResult` out. */
export const fixAllRequest = 'portolan/fixAll';
/** A request: `AllowParams` in, a `ChangePayload` out, or null when the finding is gone or its place takes no comment. */
export const allowRequest = 'portolan/allow';

export interface ChangePayload {
  readonly files: readonly FileChangePayload[];
}

export interface FileChangePayload {
  readonly uri: string;
  readonly edits: readonly { readonly range: RangePayload; readonly newText: string }[];
}

export interface FixPayload extends ChangePayload {
  readonly title: string;
  readonly safe: boolean;
}

export interface FixAllParams {
  readonly scope: AuditScope;
  /** The fixes of this rule, safe or not; the safe fixes of every rule when absent. */
  readonly rule?: string;
}

export interface FixAllResult extends ChangePayload {
  /** How many findings are mended. */
  readonly applied: number;
  /** Whether one of the edits may change what the cluster does, so that somebody should look at it first. */
  readonly unsafe: boolean;
}

export interface AllowParams extends FindingKey {
  readonly reason: string;
}
