import type { Durations } from '../durations/durationHistory.js';
import { aHistory, durationsOf } from '../durations/durationHistory.js';
import type { Hazard } from '../durations/kernelHazard.js';
import { kernelHazard } from '../durations/kernelHazard.js';
import { aDuration, aFunction, check, checkOptions } from '../options.js';
import type { CostOptions } from './readCost.js';
import { readCost } from './readCost.js';
import type { Schedule } from './schedule.js';
import { afterUnknown, squareRoot } from './squareRoot.js';

/** Options of {@link learned}. */
export interface LearnedOptions extends CostOptions {
  /**
   * What to do while the history holds fewer than five durations. The bounds above are not its.
   * @defaultValue squareRoot with the same options
   */
  readonly fallback?: Schedule;
}

/** Fewer say less than an unknown scale does. */
const fewest = 5;
/** More say nothing new, and take time to read. */
const most = 1_000;

/**
 * Schedule that has learned from how long it took before: it asks often when the end is likely, seldom when it is not.
 *
 * While the hazard is h (how likely the end is now, since it has not come yet), a delay of d costs c/d for requests, and on
 * average h·d/2 for learning of the end late, both per time; the sum is least at d = √(2c/h). The hazard is estimated once,
 * from the logarithms of the durations. From any moment the next request comes when the density of requests √(h/2c), summed
 * up since then, has made one: so the first wait may be long, but ends where the durations begin; and what was delayed, by a
 * slow answer or by what the server asked for, changes nothing for the rest. Where one request more, before that, saves more
 * than it costs, it comes sooner: after durations that are short before others that are long. Beyond the longest duration the delays go over
 * into those of {@link squareRoot}, which grow gently. It never stops: wrap it in {@link upTo} to bound the attempts.
 *
 * The history comes from {@link rememberDurations}. It is read when the schedule is made: make it anew for each poll. Of
 * more than 1,000 durations the last 1,000 count.
 *
 * The density is that of J. B. Keller, "Optimum Checking Schedules for Systems Subject to Random Failure", Management
 * Science 21 (1974), 256–260.
 *
 * @example
 * ```ts
 * import { learned } from 'rxpoll';
 *
 * const schedule = learned([18_000, 19_000, 20_000, 21_000, 22_000], { cost: '1s' });
 *
 * const delays = [0, 18_000, 20_000, 60_000].map((elapsed) => schedule({ attempt: 1, elapsed }) ?? 0);
 * delays.map((delay) => Math.round(delay / 1_000)); // => [20, 3, 2, 11]
 * ```
 *
 * @param history What {@link rememberDurations} gave, or a list of milliseconds; nothing where nothing is known yet.
 * @param options See {@link LearnedOptions}.
 * @returns A {@link Schedule} that never stops.
 * @throws TypeError if the history is none, or for an unknown option; RangeError if an option is not positive (`minDelay`
 * may be 0); DurationSyntaxError if it is text that is no duration.
 */
export function learned(history: Durations, options: LearnedOptions = {}): Schedule {
  check('learned', 'history', history, aHistory);
  checkOptions('learned', options, {
    cost: aDuration,
    minDelay: aDuration,
    maxDelay: aDuration,
    fallback: aFunction,
  });
  const { cost, bound } = readCost('learned', options);
  const { fallback, ...bounds } = options;
  const durations = durationsOf(history).slice(-most);
  if (durations.length < fewest) return fallback ?? squareRoot(bounds);

  const hazard = kernelHazard(durations);
  const { from, step, sums, risks } = sumUp(hazard);
  const last = sums.length - 1;
  const request = Math.sqrt(2 * cost);

  /** The time before the next request at which one more would save most, if that is more than it costs. */
  const orSooner = (due: number, place: number): number => {
    const known = valueAt(risks, place);
    let [best, most] = [due, cost];
    for (let index = Math.max(0, Math.ceil(place)); index <= last; index++) {
      const time = Math.exp(from + step * index);
      const saved = (1 - Math.exp(known - (risks[index] ?? 0))) * (due - time);
      if (saved > most) [best, most] = [time, saved];
    }
    return best;
  };

  return ({ elapsed }) => {
    const place = (Math.log(Math.max(0, elapsed)) - from) / step;
    if (place >= last) return bound(afterUnknown(elapsed, cost));
    const next = valueAt(sums, place) + request;
    const beyond = next - valueAt(sums, last);
    const due = beyond > 0 ? (Math.exp(hazard.to / 2) + beyond / 2) ** 2 : Math.exp(from + step * placeOf(next, sums));
    return bound(orSooner(due, place) - elapsed);
  };
}

/** What is summed up, at equal steps of the logarithm of the time. */
interface Sums {
  readonly from: number;
  readonly step: number;
  /** The density of requests; without the cost, which is a factor. */
  readonly sums: Float64Array;
  /** The hazard: e to the power of less its difference is the share that goes on from one time to another. */
  readonly risks: Float64Array;
}

/** By trapezoids, four to a bandwidth. */
function sumUp({ from, to, bandwidth, at }: Hazard): Sums {
  const count = Math.ceil((4 * (to - from)) / bandwidth);
  const step = (to - from) / count;
  const sums = new Float64Array(count + 1);
  const risks = new Float64Array(count + 1);
  let [density, risk] = [0, 0];
  for (let index = 0; index <= count; index++) {
    const logarithm = from + step * index;
    const before = [density, risk] as const;
    risk = at(logarithm);
    density = Math.sqrt(risk * Math.exp(logarithm)); // of √(risk / time) · time, time being the derivative
    if (index === 0) continue;
    sums[index] = (sums[index - 1] ?? 0) + ((before[0] + density) / 2) * step;
    risks[index] = (risks[index - 1] ?? 0) + ((before[1] + risk) / 2) * step;
  }
  return { from, step, sums, risks };
}

/** The value at a place between two of a list; 0 before the first. */
function valueAt(values: Float64Array, place: number): number {
  if (place <= 0) return 0;
  const index = Math.floor(place);
  const low = values[index] ?? 0;
  return low + ((values[index + 1] ?? low) - low) * (place - index);
}

/** The place of a value in a list that rises: a binary search. */
function placeOf(value: number, values: Float64Array): number {
  let low = 0;
  let high = values.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) > value) high = middle;
    else low = middle;
  }
  const before = values[low] ?? 0;
  return low + (value - before) / ((values[high] ?? 0) - before);
}
