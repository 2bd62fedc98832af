import { defer, tap } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';
import { anObservable } from '../lib/anObservable.js';
import { assertAttempt } from '../lib/assertAttempt.js';
import type { Attempt } from '../lib/attempt.js';
import type { Expectation } from '../lib/options.js';
import { aCount, checkOptions } from '../lib/options.js';
import type { TimelineOptions } from './timelineElement.js';
import { Trace } from './trace.js';

const expectations: Readonly<Record<keyof TimelineOptions, Expectation>> = {
  pauseWhile: anObservable,
  maxAttempts: aCount(1),
};

/**
 * Mirrors a poll, and keeps a trace of it.
 *
 * @param begin Told of the trace of each subscription when it begins.
 * @param tell Told when a trace has changed.
 */
export function record<A extends Attempt>(
  options: TimelineOptions,
  begin: (trace: Trace) => void,
  tell: (trace: Trace) => void,
): MonoTypeOperatorFunction<A> {
  checkOptions('timeline', options, expectations);
  const { pauseWhile, maxAttempts = 1_000 } = options;

  return (source) =>
    defer(() => {
      const trace = new Trace(Date.now(), maxAttempts);
      begin(trace);
      let hasBegun = false; // a pause that is there already began no later than the poll
      const pauses = pauseWhile?.subscribe({
        next: (isPaused) => {
          trace.pause(isPaused, hasBegun ? Date.now() : trace.beganAt);
          tell(trace);
        },
        error: () => undefined, // it is the poll that fails with it
      });
      hasBegun = true;
      return source.pipe(
        tap((attempt) => assertAttempt('timeline', attempt)),
        tap({
          next: (attempt) => {
            trace.add(attempt);
            tell(trace);
          },
          error: (error: unknown) => trace.fail(error, Date.now()),
          complete: () => trace.complete(Date.now()),
          finalize: () => {
            pauses?.unsubscribe();
            trace.stop(Date.now());
            tell(trace);
          },
        }),
      );
    });
}
