/** The server's announcements, for everybody in the client who waits for new answers. */

import { type Disposable, type Event, EventEmitter } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type StatusPayload, statusNotification } from '../../server/src/protocol/status.ts';

export class ServerStatus implements Disposable {
  readonly #changed = new EventEmitter<StatusPayload>();
  readonly #subscription: Disposable;
  readonly onDidChange: Event<StatusPayload> = this.#changed.event;

  constructor(client: BaseLanguageClient) {
    this.#subscription = client.onNotification(statusNotification, (status: StatusPayload) => {
      this.#changed.fire(status);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
