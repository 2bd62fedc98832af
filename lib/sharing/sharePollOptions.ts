import type { Observable, SchedulerLike } from 'rxjs';
import type { Checkpoint } from '../checkpoint.js';
import type { Duration } from '../duration.js';

/**
 * Makes a poll that is to be shared.
 *
 * @param from Where another tab left off, if it did: for `backoffSchedule({ from })`.
 */
export type PollFactory<T> = (from: Checkpoint | undefined) => Observable<T>;

/**
 * Shares a poll beyond this page. What it returns is subscribed once at a time for each key, and is shared here.
 *
 * @param key Under which it is shared.
 * @param poll Makes the poll, where it is this page that polls.
 * @param scheduler Tells and measures time.
 */
export type ShareAcross = <T>(key: string, poll: PollFactory<T>, scheduler: SchedulerLike) => Observable<T>;

/** Options of {@link acrossTabs}. */
export interface AcrossTabsOptions {
  /**
   * Who shares: tabs with another name take no part. Let it name the user where another user may sign in, and the application
   * where several have one origin.
   * @defaultValue ''
   */
  readonly name?: string;
}

/** Options of {@link sharePoll}. */
export interface SharePollOptions {
  /**
   * How long the poll goes on when nobody looks any more, in milliseconds or as text: as long as a router needs to put one
   * component in the place of another. `Infinity` never stops it.
   * @defaultValue 0
   */
  readonly linger?: Duration;
  /**
   * How many of the last attempts one who comes later sees at once.
   * @defaultValue 1
   */
  readonly replay?: number;
  /**
   * Within what a key means one poll: any object, such as the request that a server answers, or the injector of an
   * application. Nobody shares with another scope.
   * @defaultValue the whole program
   */
  readonly scope?: object;
  /** Shares the poll with other pages, too: {@link acrossTabs}. The key must be text then. */
  readonly across?: ShareAcross;
  /**
   * Tells and measures time.
   * @defaultValue asyncScheduler
   */
  readonly scheduler?: SchedulerLike;
}
