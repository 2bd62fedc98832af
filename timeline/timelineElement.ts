import type { MonoTypeOperatorFunction, Observable, Subscription } from 'rxjs';
import type { Attempt } from '../lib/attempt.js';
import type { RetryOptions } from '../lib/retry/retryPolicy.js';

/** Options of {@link TimelineElement.watch} and {@link TimelineElement.draw}: what the attempts do not tell. */
export interface TimelineOptions {
  /**
   * The Observable that `backoffSchedule` was given as `pauseWhile`, so that pauses are drawn. It is subscribed once more, as
   * long as the poll runs; where it fails, that is for the poll to tell. Leave it out with `slowDown`, which holds nothing.
   */
  readonly pauseWhile?: Observable<boolean>;
  /**
   * How many attempts are kept and drawn. Beyond that the oldest are forgotten, and their number is shown.
   * @defaultValue 1_000
   */
  readonly maxAttempts?: number;
}

/** A `<rxpoll-timeline>`, which draws one poll at a time. See {@link defineTimeline}. */
export interface TimelineElement extends HTMLElement {
  /** What is polled, in a few words such as `'Job 42'`: the attribute `label`. */
  label: string;
  /**
   * How much of the time is shown, such as `'5m'`: the attribute `span`. When it is empty, which is the default, the whole
   * poll is shown. Setting text that is no duration throws
   * DurationSyntaxError; as an attribute it is reported as an error of the page. Nothing changes then.
   */
  span: string;
  /**
   * Subscribes to a poll and draws it, in place of what was drawn and watched.
   *
   * A subscription is a poll of its own. To draw one that somebody else subscribes as well, share it, or use
   * {@link TimelineElement.draw}. An error of the poll is drawn, and goes no further. An element that leaves the document
   * unsubscribes, unless it is put back within the same task, as when it is moved; then what was drawn stays, and `watch`
   * begins anew. One that has not come into the document yet is drawn when it does.
   *
   * @param poll$ The attempts.
   * @param options See {@link TimelineOptions}.
   * @returns The subscription, which ends the poll.
   * @throws TypeError or RangeError if an option is not right; then what is watched goes on.
   */
  watch(poll$: Observable<Attempt>, options?: TimelineOptions): Subscription;
  /**
   * Operator that mirrors a poll and draws it as it passes, in place of what was drawn: no second poll.
   *
   * ```text
   * source   -a--b-(c|)
   * result   -a--b-(c|)
   * ```
   *
   * It stands last, where the end of the poll passes too. Each subscription is drawn in place of the one before. The poll is
   * not the element's: it goes on when that leaves the document.
   *
   * @param options See {@link TimelineOptions}.
   * @returns An operator that mirrors its source.
   * @throws TypeError or RangeError if an option is not right.
   */
  draw<A extends Attempt>(options?: TimelineOptions): MonoTypeOperatorFunction<A>;
  /** Draws a retry of the attempt that is under way. Hand it to `retryRequest` as its `onRetry`; it needs no `this`. */
  readonly onRetry: NonNullable<RetryOptions['onRetry']>;
}

declare global {
  interface HTMLElementTagNameMap {
    'rxpoll-timeline': TimelineElement;
  }
}
