/** What the editor asks about one object: how it stands in the traffic of its bundle, and each connection of which that is made. */

/** A request: `AboutParams` in, `AboutResult` out, or null where no such object stands. */
export const aboutRequest = 'portolan/about';

export interface AboutParams {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

export interface AboutResult {
  readonly bundle: string;
  /** The object, such as `Deployment shop/web`. */
  readonly title: string;
  /** What the lens says. */
  readonly summary: string;
  readonly connections: readonly AboutConnection[];
}

/**
 * `inbound`, `outbound`: it passes, seen from the object. `unknown`, `blocked`: it may, or does not. `opened`, `closed`,
 * `unsettled`: a policy makes it pass, stops it, or leaves in doubt what would be plain without it.
 */
export type AboutGroup = 'opened' | 'closed' | 'unsettled' | 'inbound' | 'outbound' | 'unknown' | 'blocked';

export interface AboutConnection {
  readonly group: AboutGroup;
  /** Ids of endpoints, as questions take them. */
  readonly from: string;
  readonly to: string;
  /** What a reader calls them. */
  readonly fromName: string;
  readonly toName: string;
  /** What passes, or would: `TCP 80`; empty for nothing. */
  readonly ports: string;
  /** The ports to ask about, such as `tcp/80`; undefined for all of them. */
  readonly asked?: string;
  /** How the connection comes about, such as the host and path of an Ingress. */
  readonly by?: string;
}
