import { from, Subscription } from 'rxjs';
import type { Observable, ObservableInput, OperatorFunction, SchedulerLike } from 'rxjs';
import { PollExhaustedError } from '../lib/errors/pollExhaustedError.js';
import { Gate } from '../lib/gate/gate.js';
import type { Linked } from '../lib/gate/line.js';
import { Line } from '../lib/gate/line.js';
import { readOrigin } from '../lib/gate/originOf.js';
import type { EachPlan, PollEachOptions } from '../lib/gate/planEach.js';
import { planEach } from '../lib/gate/planEach.js';
import { aFunction, check } from '../lib/options.js';
import { show } from '../lib/show.js';
import { GateTurns } from './turns/gateTurns.js';
import type { Listener, Run } from './run.js';
import { completeRun, failRun, Runnable, runOf } from './run.js';
import type { Turns } from './turns/turn.js';
import { offeredTurns, offerTurns } from './turns/turn.js';
import type { Waiting } from './wait.js';
import { wait } from './wait.js';

/** A poll of {@link pollEach} that ended with an answer: its last value. */
export interface FulfilledPoll<I, A> {
  readonly item: I;
  /** The first item has 0. */
  readonly index: number;
  readonly status: 'fulfilled';
  readonly value: A;
}

/** A poll of {@link pollEach} that ended with an error. */
export interface RejectedPoll<I> {
  readonly item: I;
  /** The first item has 0. */
  readonly index: number;
  readonly status: 'rejected';
  readonly reason: unknown;
}

/** How the poll of one item ended. */
export type PollResult<I, A> = FulfilledPoll<I, A> | RejectedPoll<I>;

/** Makes the poll of one item. */
type ToPoll<I, A> = (item: I, index: number) => ObservableInput<A>;

/**
 * Polls for each item, thousands at a time, and emits how each poll ended.
 *
 * ```text
 * source        1-2|
 * poll of 1     -w---(a|)
 * poll of 2     ---#
 * result        ---2-(1|)
 * ```
 *
 * `toPoll` gives a whole poll, and its last value is the answer. Results come as the polls end, not in the order of the
 * items. An error of a poll is the result of its item, and so is what `toPoll` throws; a poll that ends without a value is
 * rejected with a {@link PollExhaustedError}. With `onError: 'fail'`, the first error ends all with that error as it came,
 * once it has aborted the others. The result completes when the source has completed and all polls have ended. An error of
 * the source passes at once, and aborts all polls; so does unsubscribing, which clears their waits too. Every subscription
 * has polls and places of its own.
 *
 * Only `maxInFlight` requests are in flight at once: a poll has a place for each attempt, and none while it waits for the
 * next one or before a retry. Origins take turns. A {@link pollHttp} without a schedule has a place too, and so has what
 * follows an answer at once; what begins elsewhere, such as behind a promise, has none, and a {@link requestGate} limits it.
 *
 * At most `maxWaiting` polls are under way. An Observable cannot be held, so items beyond that are kept, in order, and their
 * polls begin as others end; `pollStream` of `rxpoll/node` holds its writer. Where a crowd of items comes at once, the polls
 * that find a place begin, and each of the others after a random part of `spread`, so that they do not fire together.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs';
 * import { backoffSchedule, matchedBody, pollEach, pollHttp, retryRequest, takeUntilMatch } from 'rxpoll';
 *
 * from([41, 42, 43])
 *   .pipe(
 *     pollEach(
 *       (id) =>
 *         pollHttp<{ status: string }>(`https://api.example.com/jobs/${id}`).pipe(
 *           retryRequest(),
 *           backoffSchedule({ initialDelay: '2s' }),
 *           takeUntilMatch({ body: { status: ['completed'] } }),
 *           matchedBody(),
 *         ),
 *       { maxInFlight: 8 },
 *     ),
 *   )
 *   .subscribe((result) => console.log(result.item, result.status)); // 41 fulfilled, 42 fulfilled, 43 fulfilled
 * ```
 *
 * @typeParam I Type of the items.
 * @typeParam A Type of the answers.
 * @param toPoll Gives the poll of an item.
 * @param options See {@link PollEachOptions}.
 * @returns An operator from items to {@link PollResult}s.
 * @throws TypeError, RangeError or DurationSyntaxError if an option is not right.
 */
export function pollEach<I, A>(
  toPoll: (item: I, index: number) => ObservableInput<A>,
  options: PollEachOptions<I> & { readonly onError: 'fail' },
): OperatorFunction<I, FulfilledPoll<I, A>>;
export function pollEach<I, A>(
  toPoll: (item: I, index: number) => ObservableInput<A>,
  options?: PollEachOptions<I>,
): OperatorFunction<I, PollResult<I, A>>;
export function pollEach<I, A>(
  toPoll: ToPoll<I, A>,
  options: PollEachOptions<I> = {},
): OperatorFunction<I, PollResult<I, A>> {
  check('pollEach', 'toPoll', toPoll, aFunction);
  const plan = planEach(options);

  return (source) => new Runnable((listener) => new EachRun(source, listener, toPoll, plan));
}

/** An item whose poll has not begun. */
interface Kept<I> extends Linked<Kept<I>> {
  readonly item: I;
}

/** One subscription: all polls that are under way, and the items for which there is no room yet. */
class EachRun<I, A> implements Run, Listener<I> {
  readonly gate: Gate;
  readonly outer: Turns | undefined = offeredTurns();
  private readonly polls = new Set<PollRun<I, A>>();
  private readonly kept = new Line<Kept<I>>();
  private items: Run | undefined;
  private count = 0;
  private isBeginning = false;
  private isSourceOver = false;
  private isOver = false;

  constructor(
    private readonly source: Observable<I>,
    private readonly listener: Listener<PollResult<I, A>>,
    readonly toPoll: ToPoll<I, A>,
    readonly plan: EachPlan<I>,
  ) {
    this.gate = new Gate(plan.maxInFlight, plan.perOrigin);
  }

  start(): void {
    this.items = runOf(this.source, this);
    this.items.start();
  }

  next(item: I): void {
    this.kept.add({ item, before: undefined, after: undefined });
    this.goOn();
  }

  error(error: unknown): void {
    failRun(this, this.listener, error);
  }

  complete(): void {
    this.isSourceOver = true;
    this.goOn();
  }

  /** A poll has ended. */
  settle(poll: PollRun<I, A>, result: PollResult<I, A>): void {
    this.polls.delete(poll);
    if (result.status === 'rejected' && !this.plan.collects) {
      this.error(result.reason);
      return;
    }
    this.listener.next(result);
    this.goOn();
  }

  unsubscribe(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.gate.close(); // what leaves is not to let others go
    const all = new Subscription(); // which goes on to the last, whatever throws
    all.add(this.items);
    for (const poll of this.polls) all.add(poll);
    all.unsubscribe();
  }

  /** Begins polls while there is room, by a loop: one may end at once, and make room. */
  private goOn(): void {
    if (this.isBeginning) return;
    this.isBeginning = true;
    for (let next = this.kept.first; next && this.polls.size < this.plan.maxWaiting && !this.isOver;) {
      this.kept.remove(next);
      this.begin(next.item);
      next = this.kept.first;
    }
    this.isBeginning = false;
    if (this.isSourceOver && this.polls.size === 0 && !this.isOver) completeRun(this, this.listener);
  }

  private begin(item: I): void {
    const poll = new PollRun(this, item, this.count++);
    this.polls.add(poll);
    poll.start();
  }
}

/** The poll of one item: the wait before it, and the observer of what `toPoll` gave. */
class PollRun<I, A> implements Run, Listener<A>, Waiting {
  dueAt = 0;
  left = -1;
  timer: Subscription | undefined;
  private poll: Run | undefined;
  private hasValue = false;
  private value: A | undefined;
  private isOver = false;

  constructor(
    private readonly each: EachRun<I, A>,
    private readonly item: I,
    private readonly index: number,
  ) {}

  get scheduler(): SchedulerLike {
    return this.each.plan.scheduler;
  }

  start(): void {
    const { gate, plan } = this.each;
    try {
      const delay = gate.isFull && plan.spread > 0 ? plan.spread * plan.random() : 0;
      if (delay > 0) {
        this.dueAt = plan.scheduler.now() + delay;
        wait(this, delay);
      } else this.due();
    } catch (error) {
      this.error(error);
    }
  }

  due(): void {
    this.timer = undefined; // a poll may live long
    const { each, item, index } = this;
    try {
      const origin = each.plan.origin && readOrigin('pollEach', each.plan.origin(item, index));
      offerTurns(new GateTurns(each.gate, each.outer, origin), () => this.ask());
    } catch (error) {
      this.error(error);
    }
  }

  next(value: A): void {
    this.hasValue = true;
    this.value = value;
  }

  error(reason: unknown): void {
    const { item, index } = this;
    this.end({ item, index, status: 'rejected', reason });
  }

  complete(): void {
    const { item, index, hasValue, value } = this;
    if (hasValue) this.end({ item, index, status: 'fulfilled', value: value as A });
    else this.error(new PollExhaustedError(undefined));
  }

  unsubscribe(): void {
    this.isOver = true;
    this.timer?.unsubscribe();
    this.poll?.unsubscribe();
  }

  private ask(): void {
    const { each, item, index } = this;
    const poll = each.toPoll(item, index) as ObservableInput<A> | undefined;
    if (poll === undefined) throw new TypeError('pollEach: toPoll must give a poll; is a return missing?');
    if (typeof poll === 'string') throw new TypeError(`pollEach: toPoll must give a poll, not ${show(poll)}`);
    if (this.isOver) return; // `toPoll` may have unsubscribed
    this.poll = runOf(from(poll), this);
    this.poll.start();
  }

  /** What the result starts is not a part of this poll, and takes none of its turns. */
  private end(result: PollResult<I, A>): void {
    if (this.isOver) return;
    this.isOver = true;
    offerTurns(undefined, () => this.each.settle(this, result));
  }
}
