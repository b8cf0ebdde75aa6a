/** Long work in short turns: between them the editor's other requests are answered, and a cancellation is heard. */

import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

const millisecondsPerTurn = 20;

export class Turns {
  readonly #token: CancellationToken;
  #end = performance.now() + millisecondsPerTurn;

  constructor(token: CancellationToken) {
    this.#token = token;
  }

  /** To be awaited after each step. Rejects when the work is no longer wanted, which answers the request. */
  async next(): Promise<void> {
    if (performance.now() >= this.#end) {
      await new Promise((resolve) => setTimeout(resolve));
      this.#end = performance.now() + millisecondsPerTurn;
    }
    if (this.#token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
  }
}
