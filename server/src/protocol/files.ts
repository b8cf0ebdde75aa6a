/** The server's requests for files that only the editor can reach: in a browser, or in a repository that was not cloned. */

/** A request from server to client: `ListParams` in, for each folder a `ListingPayload` out. */
export const listRequest = 'portolan/list';
/** A request from server to client: `ReadParams` in, for each file a `FilePayload` out. */
export const readRequest = 'portolan/read';

/** Why something cannot be had. `large` and `binary` are for files alone. */
export type Trouble = 'absent' | 'forbidden' | 'large' | 'binary' | 'encoding' | 'other';

export interface ListParams {
  readonly uris: readonly string[];
}

/** Links to folders are left out: whether they lead out of the workspace cannot be told. */
export type ListingPayload =
  | { readonly files: readonly string[]; readonly folders: readonly string[] }
  | { readonly trouble: Trouble };

export interface ReadParams {
  readonly uris: readonly string[];
  readonly maxBytes: number;
}

export type FilePayload = { readonly text: string } | { readonly trouble: Trouble };
