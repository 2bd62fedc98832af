import {
  computed,
  effect,
  inject,
  Injector,
  linkedSignal,
  NgZone,
  PendingTasks,
  signal,
  untracked,
} from '@angular/core';
import type { ResourceStatus, Signal, WritableSignal } from '@angular/core';
import { defer, noop, Subscription, tap } from 'rxjs';
import type { Observable } from 'rxjs';
import { assertAttempt } from '../lib/assertAttempt.js';
import type { Attempt } from '../lib/attempt.js';
import type { Checkpoint } from '../lib/checkpoint.js';
import type { Expectation } from '../lib/options.js';
import { aFunction, aText, check, checkOptions } from '../lib/options.js';
import type { Handed, HandOver } from './handOver.js';
import { handOver, jsonOf } from './handOver.js';
import type { PollValue, Standing } from './standing.js';
import { attempted, completed, failed, idle, loading, reloading } from './standing.js';

/** What {@link pollResource} tells the function that makes the poll. */
export interface PollResourceContext<P> {
  /** What `params` gave. */
  readonly params: P;
  /**
   * Where the poll of the server left off, to be given to `backoffSchedule`; `undefined` for a poll that begins.
   *
   * It is told once, to the first poll in the browser, and only where the resource has an `id`.
   */
  readonly from: Checkpoint | undefined;
}

/** Options of {@link pollResource}. */
export interface PollResourceOptions<R, P = null> {
  /**
   * Tells what to ask for, from signals. Whenever it gives something else, the poll is stopped and another one begins;
   * at `undefined` there is none. Where it is left out, there is one poll, whose `params` are `null`.
   */
  readonly params?: () => P | undefined;
  /** Makes the poll. Signals that it reads are not tracked. */
  readonly poll: (context: PollResourceContext<P>) => Observable<Attempt<R>>;
  /**
   * Hands the state of the poll from the server to the browser under this name, which no other resource on the page has.
   * `params` and the body must be JSON then, and can be read in the page.
   */
  readonly id?: string;
  /** Where the resource lives, if it is not made in an injection context. */
  readonly injector?: Injector;
}

/** A poll as signals; see {@link pollResource}. */
export interface PollResource<R, V = PollValue<R> | undefined> {
  /**
   * Body of the last answer that was a success (2xx); `undefined` while there is none. A guard or a schema in `takeUntilMatch`
   * gives its type to pending answers too, a filter does not.
   */
  readonly value: Signal<V>;
  /** The last attempt. */
  readonly attempt: Signal<Attempt<R> | undefined>;
  /**
   * As that of Angular's `resource`: `'idle'` without params, `'loading'` until the first attempt, `'resolved'` after it,
   * `'reloading'` until the first attempt after `reload()`, `'error'` when the poll has failed.
   */
  readonly status: Signal<ResourceStatus>;
  /** Why the poll has failed. */
  readonly error: Signal<Error | undefined>;
  /** Whether a poll is under way: during an attempt and between two. */
  readonly isPolling: Signal<boolean>;
  /** Whether there is a value. */
  hasValue(this: V extends undefined ? this : never): this is PollResource<R, Exclude<V, undefined>>;
  hasValue(): boolean; // where the type of the value does not tell, as that of unknown
  /**
   * Begins the poll anew, and keeps what there is until its first attempt.
   *
   * @returns Whether it did: not where there are no params, and not before the first attempt.
   */
  reload(): boolean;
}

const expectations: Readonly<Record<keyof PollResourceOptions<unknown>, Expectation>> = {
  params: aFunction,
  poll: aFunction,
  id: aText,
  injector: { what: 'an Injector', test: (value) => typeof Reflect.get(Object(value), 'get') === 'function' },
};

/**
 * Polls as a resource of Angular: signals say what was seen, and how the poll stands.
 *
 * ```text
 * params   1-----------------------2------------
 * poll     --a-----b----c|         --d----
 * value    --a-----b----c----------u-d----        u: undefined
 * status   l-r---------------------l-r----        loading, resolved
 * ```
 *
 * It is Angular's `resource`, with many answers in place of one. `params` say what to ask for: when they change, the poll is
 * stopped, its request aborted, and `value` is `undefined` until the new one has answered; at `undefined` nothing is asked.
 * `reload()` begins the poll anew, and keeps what was seen until its first attempt. The poll stops with the component, the
 * service or whatever else the injection context belongs to.
 *
 * An error ends the poll and is in `error`; `value` and `attempt` stay, for an error does not erase the last answer. In this it is not
 * like `resource`, whose `value()` then throws. `value` is the body of answers that are a success; what a 404 says is in
 * `attempt`.
 *
 * In an application with zone.js the poll runs outside of the zone: change detection runs once after each attempt, and not
 * while the poll waits.
 *
 * **On a server** the page is rendered after the first attempt; bound how long that may take by `timeoutAfter`. With an
 * `id`, what the server has seen is in the page: the browser shows it from the first moment and, where `poll` passes `from` on
 * to `backoffSchedule`, asks again when the next attempt is due; a poll that had already ended is not started again. Header
 * fields are not handed over, nor is a poll that has failed: that one begins anew.
 *
 * @example
 * ```typescript
 * import { backoffSchedule, takeUntilMatch } from 'rxpoll';
 * import { pollResource } from 'rxpoll/angular';
 *
 * @Component({ template: `{{ job.value()?.progress }} % @if (job.isPolling()) { … } @else { done }` })
 * export class JobComponent {
 *   readonly id = input.required<string>();
 *   private readonly http = inject(HttpClient);
 *
 *   readonly job = pollResource({
 *     id: 'job',
 *     params: () => this.id(),
 *     poll: ({ params: id, from }) =>
 *       this.http.get<Job>(`/api/jobs/${id}`, { observe: 'response' }).pipe(
 *         backoffSchedule({ initialDelay: '2s', from }),
 *         takeUntilMatch({ body: { status: ['completed'] } }),
 *       ),
 *   });
 * }
 * ```
 *
 * @param options See {@link PollResourceOptions}.
 * @returns A {@link PollResource}.
 * @throws TypeError if an option is not right; Angular's NG0203 where there is neither an injection context nor an `injector`.
 */
export function pollResource<R, P = null>(options: PollResourceOptions<R, P>): PollResource<R> {
  checkOptions('pollResource', options, expectations);
  check('pollResource', 'poll', options.poll, aFunction);
  return new PolledResource(options, options.poll, options.injector ?? inject(Injector));
}

/** What was asked for; another one for each poll. */
interface Ask<P> {
  readonly params: P | undefined;
  /** What `params` has thrown. */
  readonly error?: unknown;
}

/** The signals, and the poll under way. */
class PolledResource<R, P> implements PollResource<R> {
  readonly value = computed(() => this.standing().value);
  readonly attempt = computed(() => this.standing().attempt);
  readonly status = computed(() => this.standing().status);
  readonly error = computed(() => this.standing().error);
  readonly isPolling = computed(() => this.standing().isPolling);
  private readonly reloads = signal(0);
  private readonly ask: Signal<Ask<P>>;
  private readonly standing: WritableSignal<Standing<R>>;
  private readonly zone: NgZone;
  private readonly tasks: PendingTasks;
  private readonly handOver: HandOver<R> | undefined;
  /** What the server has handed over, until it is of use or is not. */
  private handed: Handed<R> | undefined;

  constructor(
    { params, id }: PollResourceOptions<R, P>,
    private readonly poll: PollResourceOptions<R, P>['poll'],
    injector: Injector,
  ) {
    this.zone = injector.get(NgZone);
    this.tasks = injector.get(PendingTasks);
    this.handOver = id === undefined ? undefined : handOver(id, injector);
    this.handed = this.handOver?.take();
    const wanted = computed(params ?? ((): P => null as P)); // equal params are no reason to begin anew
    this.ask = computed(() => {
      this.reloads();
      return askFor(wanted);
    });
    this.standing = linkedSignal<Ask<P>, Standing<R>>({
      source: this.ask,
      computation: (ask, previous) => this.beginning(ask, previous),
    });
    effect(
      (onCleanup) => {
        const ask = this.ask();
        const { params } = ask;
        if (params === undefined) return;
        const life = new Subscription();
        onCleanup(() => life.unsubscribe()); // first, for what the poll tells at once may destroy the injector
        untracked(() => this.begin(ask, params, life));
      },
      { injector },
    );
  }

  hasValue(): this is PollResource<R, Exclude<PollValue<R>, undefined>> {
    return this.value() !== undefined;
  }

  reload(): boolean {
    return untracked(() => {
      if (this.ask().params === undefined || this.status() === 'loading') return false;
      this.handed = undefined;
      this.reloads.update((count) => count + 1);
      return true;
    });
  }

  /** How it stands before there is an attempt. */
  private beginning(
    ask: Ask<P>,
    previous: { readonly source: Ask<P>; readonly value: Standing<R> } | undefined,
  ): Standing<R> {
    if ('error' in ask) return failed(idle, ask.error);
    if (ask.params === undefined) return idle;
    const handed = this.handedFor(ask.params);
    if (handed) return handed.standing;
    return previous?.source.params === ask.params ? reloading(previous.value) : loading;
  }

  /** Subscribes to a poll for a while. */
  private begin(ask: Ask<P>, params: P, life: Subscription): void {
    const { isPolling } = this.standing();
    const from = this.handedFor(params)?.from;
    this.handed = undefined;
    if (!isPolling) return; // it has come to its end on the server

    const answered = from ? noop : this.tasks.add(); // a server waits for the first attempt, and no longer
    life.add(answered);
    const tell = (change: (now: Standing<R>) => Standing<R>): void => {
      if (life.closed) return;
      answered();
      untracked(() => {
        if (this.ask() !== ask) return; // something else is wanted, and this poll is about to be stopped
        this.standing.update(change);
        this.handOver?.put(params, this.standing());
      });
    };
    const poll = this.zone.runOutsideAngular(() =>
      defer(() => this.poll({ params, from }))
        .pipe(tap((attempt) => assertAttempt('pollResource', attempt)))
        .subscribe({
          next: (attempt) => tell((now) => attempted(now, attempt)),
          error: (error: unknown) => tell((now) => failed(now, error)),
          complete: () => tell(completed),
        }),
    );
    life.add(poll);
  }

  private handedFor(params: P): Handed<R> | undefined {
    const { handed } = this;
    return handed && handed.params === jsonOf(params) ? handed : undefined;
  }
}

function askFor<P>(wanted: Signal<P | undefined>): Ask<P> {
  try {
    return { params: wanted() };
  } catch (error) {
    return { params: undefined, error };
  }
}
