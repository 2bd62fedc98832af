import type { OperatorFunction } from 'rxjs';
import type { Attempt } from '../lib/attempt.js';
import { checkPause } from '../lib/poll/checkPause.js';
import type { PollOptions } from '../lib/poll/planPoll.js';
import { planPoll } from '../lib/poll/planPoll.js';
import type { Schedule } from '../lib/schedule/schedule.js';
import type { BackoffOptions } from '../lib/schedule/scheduleFrom.js';
import { Poll } from './poll.js';
import { Runnable } from './run.js';
import { SignalledPoll } from './signalledPoll.js';

/**
 * Asks again on a schedule: subscribes to the source for each attempt, and emits each attempt.
 *
 * ```text
 * source    -(r|)
 * delays    3, 2, stop
 * result    -a----b---(c|)
 * ```
 *
 * The first attempt starts at once. Each is the last value of the source when it completes; a source that completes without
 * one is an error. Waits count from the end of an attempt, so attempts never overlap. What the server asks for on its
 * answer ({@link serverHints}) is a floor for that wait; where that passes the deadline around the poll, it ends at once. Every attempt that has ended is emitted,
 * whatever comes next; then the result completes when the schedule stops, and errors when the server asks for more than
 * `maxServerDelay` or the schedule throws. An error of the source ends the poll as it came, unless `tolerateErrors`.
 * `pauseWhile` holds the next attempt, as while nobody looks at the page, and `pollNow` makes it at once. Every
 * subscription is a poll of its own; unsubscribing unsubscribes the source and stops the clock.
 *
 * @example
 * ```ts
 * import { backoffSchedule, pollHttp } from 'rxpoll';
 *
 * pollHttp('https://api.example.com/jobs/42')
 *   .pipe(backoffSchedule({ initialDelay: '1s', maxAttempts: 2 }))
 *   .subscribe((attempt) => console.log(attempt.number, attempt.response.status, attempt.nextDelay));
 * // 1 202 1000
 * // 2 202 undefined
 * ```
 *
 * @param schedule A {@link Schedule}, or a description of one, which may hold the options too. Defaults to exponential:
 * 1 s, doubled each time, up to 30 s.
 * @param options See {@link PollOptions}.
 * @returns An operator from answers to {@link Attempt}s.
 * @throws TypeError, RangeError or DurationSyntaxError if the schedule or an option is not right.
 */
export function backoffSchedule<R>(
  schedule: Schedule | (BackoffOptions & PollOptions) = {},
  options: PollOptions = {},
): OperatorFunction<R, Attempt<R>> {
  const plan = planPoll(schedule, options);
  checkPause(plan);

  const PollOfPlan = plan.pauseWhile || plan.pollNow ? SignalledPoll : Poll;

  return (source) => new Runnable((listener) => new PollOfPlan<R>(source, listener, plan));
}
