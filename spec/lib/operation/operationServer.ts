import { asyncScheduler } from 'rxjs';
import type { Subscription } from 'rxjs';
import type { Attempt } from '../../../lib/attempt.js';
import type { HttpResponse } from '../../../lib/httpResponse.js';
import type { OperationOptions } from '../../../lib/operation/planOperation.js';
import type { PollRequest } from '../../../lib/transport/exchangePlan.js';
import type { HttpRequest } from '../../../lib/transport/transport.js';
import { pollOperation } from '../../../operators/pollOperation.js';
import { scriptedTransport } from '../../../testing/scriptedTransport.js';
import type { ScriptedAnswer, ScriptedTransport } from '../../../testing/scriptedTransport.js';
import { marbles } from '../../support/marbles.js';

/** Where the operations are played. */
export const origin = 'https://api.example.com';

/** Answers by method and address, such as `'GET /jobs/1'`; each in turn, the last again and again. */
export type OperationScript = Readonly<Record<string, readonly ScriptedAnswer[]>>;

/** An operation that was played. Times are in milliseconds from its beginning. */
export interface Played {
  readonly transport: ScriptedTransport;
  /** What was asked, such as `'GET /jobs/1'`. */
  readonly asked: string[];
  readonly sentAt: number[];
  readonly attempts: Attempt<HttpResponse>[];
  /** `'complete'`, an error, or `undefined` where it was unsubscribed. */
  end: unknown;
  endedAt: number;
}

/** A transport that plays a script, and what it was asked. */
export function operationServer(script: OperationScript): Pick<Played, 'transport' | 'asked' | 'sentAt'> {
  const asked: string[] = [];
  const sentAt: number[] = [];
  const answerTo = ({ method, url }: HttpRequest): ScriptedAnswer => {
    const line = `${method} ${url.replace(origin, '')}`;
    const number = asked.filter((earlier) => earlier === line).length;
    asked.push(line);
    sentAt.push(asyncScheduler.now());
    const answers = script[line] ?? [{ status: 404, body: { error: `nothing at ${line}` } }];
    return answers[number] ?? answers.at(-1) ?? {};
  };
  return { transport: scriptedTransport([answerTo]), asked, sentAt };
}

/**
 * Plays an operation in virtual time, until it ends: at most an hour. It asks again after 10 ms, and retries after 1 ms.
 *
 * @param meanwhile Called for each attempt.
 */
export function play(
  script: OperationScript,
  request: PollRequest,
  options: OperationOptions = {},
  meanwhile?: (attempt: Attempt<HttpResponse>, subscription: Subscription) => void,
): Played {
  const server = operationServer(script);
  const played: Played = { ...server, attempts: [], end: undefined, endedAt: NaN };
  const end = (how: unknown): void => {
    played.end = how;
    played.endedAt = asyncScheduler.now();
  };
  marbles(({ flush }) => {
    const operation$ = pollOperation(request, {
      transport: server.transport,
      schedule: { strategy: 'fixed', initialDelay: 10 },
      retry: { strategy: 'fixed', initialDelay: 1, jitter: 'none' },
      ...options,
    });
    const subscription: Subscription = operation$.subscribe({
      next: (attempt) => {
        played.attempts.push(attempt);
        if (meanwhile) asyncScheduler.schedule(() => meanwhile(attempt, subscription));
      },
      error: end,
      complete: () => end('complete'),
    });
    flush();
  }, 3_600_000)();
  return played;
}
