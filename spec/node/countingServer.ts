import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** What to answer when a path is asked for the `count`th time: a status, or nothing. */
export type Answer = (id: string, count: number) => number | undefined;

/** A server that counts what it is asked at the same time. */
export interface CountingServer {
  readonly url: string;
  /** What was asked, oldest first. */
  readonly asked: readonly string[];
  /** How many requests it has not answered yet. */
  readonly inFlight: number;
  /** How many of them there were at most. */
  readonly most: number;
  /** How many were given up before they were answered. */
  readonly aborted: number;
  /** Resolves once something holds, which is looked at whenever a request comes or goes; rejects after two seconds. */
  until(holds: () => boolean): Promise<void>;
  close(): Promise<void>;
}

export async function startCountingServer(answer: Answer): Promise<CountingServer> {
  const asked: string[] = [];
  const changes = new EventEmitter();
  const count = { inFlight: 0, most: 0, aborted: 0 };
  const server = createServer((request, response) => {
    const id = request.url?.slice(1) ?? '';
    asked.push(id);
    count.most = Math.max(count.most, ++count.inFlight);
    response.once('close', () => {
      count.inFlight--;
      if (!response.writableFinished) count.aborted++;
      changes.emit('change');
    });
    changes.emit('change');
    const status = answer(id, asked.filter((other) => other === id).length);
    if (status === undefined) return;
    // Later, so that requests are there at the same time.
    void setTimeout(2).then(() => response.writeHead(status).end(JSON.stringify({ id })));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked,
    get inFlight() {
      return count.inFlight;
    },
    get most() {
      return count.most;
    },
    get aborted() {
      return count.aborted;
    },
    async until(holds) {
      const signal = AbortSignal.timeout(2_000);
      while (!holds()) await once(changes, 'change', { signal });
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
