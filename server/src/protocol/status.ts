/** The server's announcement of how far its index is and what it has found, for the client's status bar. */

/** A notification from server to client, with a `StatusPayload`. */
export const statusNotification = 'portolan/status';

export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly hint: number;
}

/** `indexing` until the first reading of the workspace is done, and again while a large change is read. */
export interface StatusPayload {
  readonly state: 'indexing' | 'ready';
  /** Manifest files in the index so far. */
  readonly files: number;
  readonly findings: FindingCounts;
}
