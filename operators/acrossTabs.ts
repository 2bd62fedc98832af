import { aText, checkOptions } from '../lib/options.js';
import type { AcrossTabsOptions, ShareAcross } from '../lib/sharing/sharePollOptions.js';
import { acrossPages } from './sharing/acrossPages.js';

/**
 * Lets {@link sharePoll} share with the other tabs of the browser: one of them polls, and the others listen.
 *
 * ```text
 * server    r--r--r--r--r
 * tab 1     a--b-✗            polls, until it is closed
 * tab 2        b--c--d--e     comes later, and polls on
 * tab 3             -d--e     comes later, and listens
 * ```
 *
 * Tabs of one origin that use the same key and the same `name` share. The Web Locks of the browser elect the one that polls,
 * a `BroadcastChannel` tells the others each attempt, and how the poll ends. One that comes later is told the last attempt
 * at once.
 *
 * **When the tab that polls is closed, crashes, or no longer shares, the next goes on:** it is given the checkpoint after the
 * last attempt, as the parameter of the function that makes the poll. Pass it to {@link backoffSchedule} as `from`, and the
 * next attempt is made when it is due, with the next number, under the same `maxElapsed`. A poll that leaves it out begins
 * anew, at once. A {@link timeoutAfter} around the poll starts over as well: the checkpoint does not hold it.
 *
 * **A hidden tab does not hold up those that are seen.** One of them takes over as soon as it hears of it, for the timers of
 * hidden tabs are slow, and `pauseWhile: whenHidden()` stops their polls. While all are hidden, one of them still polls, unless
 * it pauses. A tab that is frozen or kept in the back-forward cache takes no part, keeps nobody waiting, and is told the last
 * attempt when it is back. `pollNow` is heard only in the tab that polls: with two windows side by side, the button of the
 * other does nothing, unless it is sent over a `BroadcastChannel` of yours.
 *
 * What is told is cloned on its way. Attempts, their responses with `headers.get`, and errors arrive as they were:
 * {@link isPollError} knows them, with `kind`, `message`, `attempts`, `last` and `tally`; their class, `cause` and `stack` stay
 * behind. Of other objects the data arrive. A value that cannot be cloned, such as one that holds a function, ends the poll with
 * a TypeError, in every tab. So share attempts, and let each tab make of them what it shows: put {@link matchedBody} and your
 * `map` after `sharePoll`. Tabs with another version of the messages share among themselves.
 *
 * Where there is no `document`, as in Node and in workers, or a browser has no locks, as at insecure addresses, every tab polls
 * for itself. It adds nothing to a bundle that does not import it.
 *
 * @example
 * ```ts
 * import { acrossTabs, backoffSchedule, pollHttp, sharePoll, takeUntilMatch } from 'rxpoll';
 *
 * const across = acrossTabs({ name: 'user 7' });
 * const job = (id: number) =>
 *   sharePoll(
 *     `/jobs/${id}`,
 *     (from) =>
 *       pollHttp(`https://api.example.com/jobs/${id}`).pipe(
 *         backoffSchedule({ initialDelay: '2s', from }),
 *         takeUntilMatch({ status: [200] }),
 *       ),
 *     { across },
 *   );
 *
 * job(42).subscribe((attempt) => console.log(attempt.number, attempt.response.status)); // 1 202, 2 202, 3 200
 * ```
 *
 * @param options See {@link AcrossTabsOptions}.
 * @returns What `sharePoll` takes as `across`. Make it once and use it for all polls, or one for each; there is no difference.
 * @throws TypeError if an option is not right.
 */
export function acrossTabs(options: AcrossTabsOptions = {}): ShareAcross {
  checkOptions('acrossTabs', options, { name: aText });
  return acrossPages(globalThis, options.name ?? '');
}
