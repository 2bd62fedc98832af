import type { Attempt } from '../attempt.js';
import type { PollError } from '../errors/pollError.js';
import type { PollObserver, UnknownState } from '../observer.js';
import { isRecord } from '../options.js';

/** What an answer means. */
export interface Verdict<R> {
  /** The attempt, where it matches: its body parsed if a schema did. */
  readonly matched?: Attempt<R> | undefined;
  /** What the poll ends with. */
  readonly failure?: PollError | undefined;
  /** What its judge has found, and wants to know when it judges the next answer. */
  readonly found?: unknown;
}

/** The verdict on nearly every answer. */
export const pending: Verdict<never> = {};

/**
 * Says what an answer means. It keeps no state: what it has to know is in its verdict on the answer before.
 *
 * @param before That verdict, if there is one in this subscription.
 * @param isSame Whether the answer has not changed since, so that what was found then stands.
 */
export type Judge<R> = (
  attempt: Attempt<R>,
  before: Verdict<R> | undefined,
  isSame: boolean,
  observer: PollObserver | undefined,
) => Verdict<R>;

/** What to do about an answer that a preset does not know. */
export interface UnknownStateOptions {
  /**
   * What to do about a word that no list of the preset knows, or an answer without one: to go on (`'pending'`), to end the
   * poll with {@link UnknownStateError} at the first (`'fail'`), or at so many in a row.
   * @defaultValue { failAfter: 10 }
   */
  readonly unknownState?: 'pending' | 'fail' | { readonly failAfter: number };
  /** Is told of each. What it throws ends the poll. */
  readonly onUnknownState?: (unknown: UnknownState) => void;
}

/** What brings its own judge, as presets do: so none of their code is needed to take them. */
export interface Judging {
  /** @throws TypeError or RangeError if it cannot judge, or an option is not right. */
  readonly '~rxpoll': <R>(options: UnknownStateOptions) => Judge<R>;
}

/** Whether a value brings its own judge. */
export function isJudging(value: unknown): value is Judging {
  return isRecord(value) && '~rxpoll' in value;
}
