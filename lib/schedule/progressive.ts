import type { Duration } from '../duration.js';
import type { Expectation } from '../options.js';
import { aDuration, aFunction, check, checkOptions } from '../options.js';
import { aDelayOrNone, readDelay } from './readDelay.js';
import type { Schedule, ScheduleContext } from './schedule.js';

/** Options of {@link progressive}. */
export interface ProgressiveOptions<R = unknown> {
  /**
   * How much of the work is done, from 0 to 1, as an answer says; anything else where it says nothing. It is asked about
   * answers alone, never about a failed attempt, and about each of them twice. What it throws ends the poll: an answer may
   * have no body. Of a preset, `progressOf` tells it.
   */
  readonly progress: (response: R) => number | null | undefined;
  /** The {@link Schedule} for what is not known: no delay is longer than its. Where it stops, so does this one. */
  readonly cap: Schedule;
  /**
   * How far off reports may be, as a share of what they say.
   * @defaultValue 0.05
   */
  readonly noise?: number;
  /**
   * Lower bound of the delays that progress shortens, in milliseconds or as text.
   * @defaultValue 500
   */
  readonly minDelay?: Duration;
}

/** What an answer says, and when. */
interface Report {
  readonly done: number;
  readonly elapsed: number;
}

/** An attempt, as far as it matters here. */
type Ended = Pick<ScheduleContext, 'elapsed' | 'response' | 'error'>;

const aShare: Expectation = {
  what: 'a number from 0 to 1, both excluded',
  test: (value) => typeof value === 'number' && value > 0 && value < 1,
};

/** So many times the noise is no longer noise. */
const confidence = 3;
/** How much longer a wait is than the one that was in vain. */
const growth = 1.5;

/**
 * Schedule that believes the progress which the server reports, as far as that can be: the next attempt comes when the work
 * may be done.
 *
 * A report p after the time t predicts the end at t/p, and the optimistic end at (1 − `noise`) of that: there the next
 * attempt comes. It comes no sooner than after a share `noise` of the time that has passed, for nearer than that no report
 * tells, no sooner than after `minDelay`, and never later than `cap` says. Reports are trusted while they are linear: the one
 * before must be, within three times the noise, what the last one makes expect. Where it is not, and where both said that
 * the end was due, each wait is 1.5 times the one before, up to the cap: progress that stands still at 99 % is soon left to
 * that alone. So is at once a report that is 0, or no number from 0 to 1.
 *
 * Progress is taken to have begun with the poll. It is a pure function of the attempt and the one before. It stops when the
 * cap does.
 *
 * @example
 * ```ts
 * import { exponential, progressive } from 'rxpoll';
 * import type { HttpResponse } from 'rxpoll';
 *
 * const schedule = progressive({
 *   progress: ({ body }: HttpResponse<{ percent: number }>) => body && body.percent / 100,
 *   cap: exponential(),
 * });
 *
 * schedule({ attempt: 5, elapsed: 15_000, response: { body: { percent: 60 } } }); // => 8_750
 * schedule({ attempt: 5, elapsed: 15_000, response: { body: { percent: null } } }); // => 16_000
 * ```
 *
 * @param options See {@link ProgressiveOptions}.
 * @returns A {@link Schedule} that stops when the cap does.
 * @throws TypeError if an option is missing, unknown, or not right; RangeError if a number is out of range;
 * DurationSyntaxError if `minDelay` is text that is no duration.
 */
export function progressive<R = unknown>(options: ProgressiveOptions<R>): Schedule {
  checkOptions('progressive', options, { progress: aFunction, cap: aFunction, noise: aShare, minDelay: aDuration });
  const { progress, cap, noise = 0.05 } = options;
  check('progressive', 'progress', progress, aFunction);
  check('progressive', 'cap', cap, aFunction);
  const minDelay = readDelay('progressive', 'minDelay', options.minDelay ?? 500, aDelayOrNone);

  const read = ({ elapsed, response, error }: Ended): Report | undefined => {
    const done = error === undefined && response !== undefined ? progress(response as R) : undefined;
    return typeof done === 'number' && done >= 0 && done <= 1 ? { done, elapsed } : undefined;
  };
  const least = ({ elapsed }: Report): number => Math.max(minDelay, noise * elapsed);
  const rest = ({ done, elapsed }: Report): number => (elapsed / done) * (1 - noise) - elapsed;
  const isDue = (report: Report): boolean => rest(report) <= least(report);
  const isLinear = (before: Report, { done, elapsed }: Report): boolean =>
    Math.abs(before.done - (done * before.elapsed) / elapsed) <= confidence * noise * done;

  return (context) => {
    const longest = cap(context);
    const now = read(context);
    if (longest === undefined || !now?.done) return longest;
    const before = context.previous && read(context.previous);
    const isInVain = before && (!isLinear(before, now) || (isDue(before) && isDue(now)));
    const delay = isInVain ? growth * (now.elapsed - before.elapsed) : rest(now);
    return Math.min(Math.max(delay, least(now)), longest);
  };
}
