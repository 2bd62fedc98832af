import type { Readable, Writable } from 'node:stream';

/** What Chromium says of its own accord. */
export interface ProtocolEvent {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Which target says it; absent for the browser itself. */
  readonly sessionId?: string;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** A conversation with Chromium in the DevTools protocol, over a pipe: messages of JSON, each ended by a zero. */
export class Connection {
  private readonly pending = new Map<number, (answer: Answer) => void>();
  private readonly listeners = new Set<(event: ProtocolEvent) => void>();
  private lastId = 0;

  constructor(
    private readonly input: Writable,
    output: Readable,
  ) {
    let rest = '';
    output.setEncoding('utf8').on('data', (text: string) => {
      const messages = (rest + text).split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) this.hear(JSON.parse(message) as Answer | ProtocolEvent);
    });
    input.on('error', () => undefined); // the browser has gone: who waits for an answer is told by the time limit of the spec
  }

  /** Sends a command and waits for its answer. */
  send<T = unknown>(method: string, params: object = {}, sessionId?: string): Promise<T> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.pending.set(id, ({ result, error }) => {
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result as T);
      });
      this.input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  /** Calls back for each event, until the function that is returned is called. */
  listen(listener: (event: ProtocolEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private hear(message: Answer | ProtocolEvent): void {
    if ('id' in message) {
      this.pending.get(message.id)?.(message);
      this.pending.delete(message.id);
    } else for (const listener of this.listeners) listener(message);
  }
}
