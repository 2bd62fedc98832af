import type { Attempt } from '../../lib/attempt.js';
import type { PollError } from '../../lib/errors/pollError.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import type { UnknownState } from '../../lib/observer.js';
import type { ScheduleContext } from '../../lib/schedule/schedule.js';
import type { Polling } from './polling.js';

/** What an attempt means: the poll goes on, is done, or has gone wrong. */
export type Verdict = 'pending' | 'match' | 'failure';

/** An attempt, and what it means. */
export interface Judged {
  readonly attempt: Attempt<HttpResponse>;
  readonly verdict: Verdict;
  /** How many matches in a row there were, this one included, and how many it takes. */
  readonly streak: readonly [count: number, needed: number];
  /** What the preset does not know of the answer, if so. */
  readonly unknown?: UnknownState | undefined;
  /** What the poll ends with, if a preset ends it. */
  readonly failure?: PollError | undefined;
}

/** A request that is sent again within an attempt. */
export interface Resent {
  /** Number of the attempt. */
  readonly number: number;
  /** What was lost. */
  readonly context: ScheduleContext;
  /** Milliseconds until it is sent again. */
  readonly delay: number;
  /** Milliseconds since the poll began. */
  readonly elapsed: number;
}

/** Is told what happens to a poll. */
export interface Teller {
  /** The poll begins. */
  begin?(polling: Polling): void;
  /** A request is sent again. */
  retry?(resent: Resent): void;
  /** An attempt has ended. */
  attempt?(judged: Judged): void;
}
