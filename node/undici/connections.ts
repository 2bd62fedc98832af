import type { Dispatcher } from 'undici';
import { loadUndici } from './loadUndici.js';
import { openDispatcher } from './openDispatcher.js';
import type { ConnectionPlan } from './openDispatcher.js';

/** What is under way on a connection. */
export interface UnderWay {
  fail(error: unknown): void;
}

/** The connections of one transport: made at its first request, until they are closed. */
export class Connections {
  /** What sends requests, once it is loaded. */
  dispatcher: Dispatcher | undefined;
  /** The exchanges that have not ended. */
  readonly underWay: Set<UnderWay> = new Set<UnderWay>();
  private opening: Promise<Dispatcher> | undefined;
  private closing: Promise<void> | undefined;

  constructor(private readonly plan: ConnectionPlan) {}

  /** @throws Error once they are closed. */
  assertOpen(): void {
    if (this.closing) throw new Error('undiciTransport: it is closed, and sends no request any more');
  }

  open(): Promise<Dispatcher> {
    return (this.opening ??= this.load());
  }

  /** Lets what is under way end. */
  close(): Promise<void> {
    return (this.closing ??= this.finish());
  }

  /** Ends what is under way. */
  destroy(): Promise<void> {
    const closed = this.close();
    for (const exchange of this.underWay) exchange.fail(new Error('undiciTransport: it was destroyed'));
    return closed;
  }

  private async load(): Promise<Dispatcher> {
    return (this.dispatcher = openDispatcher(await loadUndici(), this.plan));
  }

  private async finish(): Promise<void> {
    const dispatcher = await this.opening?.catch(() => undefined); // the requests have told what could not be loaded
    await dispatcher?.close();
  }
}
