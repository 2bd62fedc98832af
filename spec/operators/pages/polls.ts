// A page, or a worker, in which specs run a poll of `/job`: they reach what it assigns to `globalThis`.
import { identity } from 'rxjs';
import type { Observable } from 'rxjs';
import { backoffSchedule, pollHttp, retryRequest, timeoutAfter } from '../../../operators/index.js';
import { whenEither, whenHidden, whenOffline } from '../../../operators/index.js';
import type { PollOptions } from '../../../lib/poll/planPoll.js';

const pauses: Readonly<Record<string, () => Observable<boolean>>> = {
  hidden: whenHidden,
  offline: whenOffline,
  either: () => whenEither(whenHidden(), whenOffline()),
};

interface Told extends Pick<PollOptions, 'inFlight' | 'slowDown' | 'pauseDeadline'> {
  /** Milliseconds between two attempts. */
  readonly delay: number;
  /** What holds it: a name of the above. */
  readonly pause?: string;
  /** Milliseconds for the whole poll. */
  readonly limit?: number;
}

/** What the pause of the poll has told. */
const told: boolean[] = [];
/** Status of each attempt, or the name of its error. */
const attempts: (number | string)[] = [];
/** What the requests were lost by that were sent again. */
const retries: string[] = [];
/** What the poll ended with, if it has. */
const ends: string[] = [];

function poll({ delay, pause, limit, ...options }: Told): void {
  const pauseWhile = pauses[pause ?? '']?.();
  pauseWhile?.subscribe((isPaused) => told.push(isPaused));
  pollHttp(new URL('/job', location.origin).href)
    .pipe(
      retryRequest({ maxRetries: 1, initialDelay: 50, onRetry: ({ error }) => retries.push(nameOf(error)) }),
      backoffSchedule(
        { strategy: 'fixed', initialDelay: delay, tolerateErrors: 1 },
        { ...options, ...(pauseWhile && { pauseWhile }) },
      ),
      limit === undefined ? identity : timeoutAfter(limit),
    )
    .subscribe({
      next: ({ response, error }) => attempts.push(error === undefined ? response.status : nameOf(error)),
      error: (error: unknown) => ends.push(nameOf(error)),
    });
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : String(error);
}

// A worker is told by its address, or by a message.
const { pathname, searchParams } = new URL(location.href);
const pause = searchParams.get('pause');
if (pathname === '/worker.js' && pause !== null) poll({ delay: 100, pause });
addEventListener('message', ({ data }: MessageEvent<Told>) => poll(data));

Object.assign(globalThis, { poll, told, attempts, retries, ends });
