import { defer, Observable, ReplaySubject, share, Subject, tap } from 'rxjs';
import { check, isRecord } from '../lib/options.js';
import { anObservable } from '../lib/anObservable.js';
import { planSharing } from '../lib/sharing/planSharing.js';
import type { SharingPlan } from '../lib/sharing/planSharing.js';
import type { PollFactory, SharePollOptions } from '../lib/sharing/sharePollOptions.js';
import { withinNoDeadline } from './run.js';
import { after } from './sharing/after.js';
import type { SharedPolls } from './sharing/sharedPolls.js';
import { sharedPolls } from './sharing/sharedPolls.js';
import { offeredTurns, offerTurns } from './turns/turn.js';

/**
 * Shares one poll among all who ask for the same key: it runs while anyone looks.
 *
 * ```text
 * poll       a---b---c---d
 * viewer 1   a---b-!
 * viewer 2     a-b---c-!
 * linger                --!
 * ```
 *
 * The poll is made when the first subscribes; the others join it, and see the last attempt at once. All see the same objects.
 * When the last has left, it goes on for `linger`, and who comes within that time sees the last attempt and goes on with it;
 * then it is unsubscribed. Who comes after that begins a new one.
 *
 * An error goes to all who look, and ends the poll: the next who subscribes begins anew, even if that is in answer to the
 * error. When the poll completes, they complete; for `linger` after that, who comes is told the last attempt and completes, and
 * then one begins anew, too. A `poll` that throws, or gives no Observable, is such an error. One viewer does not touch the
 * others, whether it leaves or throws.
 *
 * Keys are compared as those of a `Map`, and kept only while their poll runs. The first who subscribes decides how a poll is
 * made and what its options are, so use the same for a key: call `sharePoll` in one function, such as a method of a service. The
 * pace of {@link eachAttempt} and the limits of {@link pollEach} do not apply to a shared poll, which may outlive its viewers.
 *
 * **On a server, give each request its `scope`, or users see the answers of each other:** a program that answers many has one
 * set of keys for all of them, and `'job 42'` of one is that of another. Any object that belongs to one request will do,
 * such as that request; in Angular, its `EnvironmentInjector`.
 *
 * With {@link acrossTabs}, the tabs of a browser share as well.
 *
 * @example
 * ```ts
 * import { backoffSchedule, pollHttp, sharePoll, takeUntilMatch } from 'rxpoll';
 *
 * const job = (id: number) =>
 *   sharePoll(
 *     `job ${id}`,
 *     () =>
 *       pollHttp(`https://api.example.com/jobs/${id}`).pipe(
 *         backoffSchedule({ initialDelay: '2s' }),
 *         takeUntilMatch({ status: [200] }),
 *       ),
 *     { linger: '5s' },
 *   );
 *
 * job(42).subscribe(({ number }) => console.log('list', number));
 * job(42).subscribe(({ number }) => console.log('page', number));
 * // list 1
 * // page 1
 * // list 2
 * // page 2
 * // list 3
 * // page 3
 * ```
 *
 * @param key What is polled: text, or any other value; an object literal is a new key each time.
 * @param poll Makes the poll. It is given a checkpoint where it goes on for another tab, see {@link acrossTabs}.
 * @param options See {@link SharePollOptions}.
 * @returns An Observable of what the poll emits.
 * @throws TypeError, RangeError or DurationSyntaxError if a parameter or an option is not right.
 */
export function sharePoll<T>(key: unknown, poll: PollFactory<T>, options: SharePollOptions = {}): Observable<T> {
  const plan = planSharing(key, poll, options);
  const started: PollFactory<T> = (from) =>
    defer(() => {
      const poll$ = poll(from);
      if (isRecord(poll$) && 'then' in poll$) {
        throw new TypeError(
          'sharePoll: what poll() gives must be an Observable, not a Promise; leave out async, or use defer()',
        );
      }
      check('sharePoll', 'what poll() gives', poll$, anObservable);
      return poll$;
    });
  const source$ = defer(() => plan.across?.(key as string, started, plan.scheduler) ?? started(undefined));

  return new Observable((viewer) => {
    const polls = sharedPolls(plan.scope);
    const turns = offeredTurns();
    const poll$ = (polls.get(key) as Observable<T> | undefined) ?? shared(source$, polls, key, plan);
    if (!turns) return poll$.subscribe(viewer);
    // What follows an attempt takes its turn where the viewer was offered one, whoever made the poll go on.
    return poll$.subscribe({
      next: (value) => offerTurns(turns, () => viewer.next(value)),
      error: (error: unknown) => offerTurns(turns, () => viewer.error(error)),
      complete: () => offerTurns(turns, () => viewer.complete()),
    });
  });
}

/** Shares a source under a key, until it is over. */
function shared<T>(source$: Observable<T>, polls: SharedPolls, key: unknown, plan: SharingPlan): Observable<T> {
  const { replay, linger, scheduler } = plan;
  const forget = (): void => {
    if (polls.get(key) === poll$) polls.delete(key);
  };
  const over = (): Observable<void> => after(linger, scheduler).pipe(tap(forget));
  const alone$ = new Observable<T>((result) =>
    withinNoDeadline(() => offerTurns(undefined, () => source$.subscribe(result))),
  );
  const poll$ = alone$.pipe(
    tap({ error: forget }), // before anybody is told, for who hears of it may subscribe anew
    share({
      connector: () => (replay === 0 ? new Subject() : new ReplaySubject(replay)),
      resetOnError: false,
      resetOnComplete: over,
      resetOnRefCountZero: over,
    }),
  );
  polls.set(key, poll$);
  return poll$;
}
