import type { Attempt, DelayReason } from '../lib/attempt.js';
import { describeError } from '../lib/errors/describeError.js';
import { isPollError } from '../lib/errors/isPollError.js';
import { maskJson } from '../lib/mask/maskJson.js';
import { isExhausted } from '../lib/matcher/exhausted.js';
import { outcomeOf, outcomeOfError } from '../lib/outcome.js';
import type { ScheduleContext } from '../lib/schedule/schedule.js';

/**
 * How an attempt came out. `unchanged` is an answer that says nothing new, `refused` one whose status is 400 or more, and `lost`
 * none at all.
 */
export type Outcome = 'pending' | 'unchanged' | 'refused' | 'lost' | 'failed' | 'match';

/** How a poll stands. */
export type TraceState = 'polling' | 'match' | 'exhausted' | 'failed' | 'stopped';

/** A try that was lost within an attempt. */
export interface Retried {
  /** When it was lost, in epoch milliseconds. */
  readonly at: number;
  /** How long the wait before the next try is, in milliseconds. */
  readonly delay: number;
  /** Its status or kind of error. */
  readonly said: string;
}

/** What is kept of an attempt: its numbers, and a line of what came. */
export interface Point {
  readonly number: number;
  readonly startedAt: number;
  /** When it was over, in epoch milliseconds. */
  readonly endedAt: number;
  readonly outcome: Outcome;
  /** Its status or kind of error. */
  readonly said: string;
  /** A short, masked piece of the body or the error. */
  readonly excerpt: string;
  readonly nextDelay: number | undefined;
  readonly delayReason: DelayReason;
  readonly scheduledDelay: number | undefined;
  readonly retries: readonly Retried[];
}

/** A time in which the poll was held, in epoch milliseconds; `until` is `Infinity` while it lasts. */
export interface Pause {
  readonly since: number;
  readonly until: number;
}

/** How many characters of a body are kept. */
const excerptLength = 120;

/** What a timeline knows of one poll. It is told what happens and when, and has no clock of its own. */
export class Trace {
  state: TraceState = 'polling';
  /** Oldest first; those before the first number are forgotten. */
  readonly points: Point[] = [];
  readonly pauses: Pause[] = [];
  /** The tries that were lost in the attempt that is under way. */
  retries: Retried[] = [];
  /** When the poll was over. */
  endedAt: number | undefined;
  /** What it failed with. */
  reason = '';
  private last: Attempt | undefined;

  constructor(
    /** When the poll began, in epoch milliseconds. */
    public beganAt: number,
    /** How many attempts are kept, and how many pauses, and retries of an attempt. */
    private readonly maxAttempts: number,
  ) {}

  add(attempt: Attempt): void {
    const { number, startedAt, duration, elapsed, nextDelay, delayReason, scheduledDelay, response, error, unchanged } =
      attempt;
    const endedAt = startedAt + duration;
    const isLost = response === undefined && error !== undefined;
    const said = isLost ? outcomeOfError(error) : outcomeOf(response);
    const { retries } = this;
    this.points.push({
      number,
      startedAt,
      endedAt,
      outcome: Number(said) >= 400 ? 'refused' : isLost ? 'lost' : unchanged ? 'unchanged' : 'pending',
      said,
      excerpt: isLost ? cut(describeError(error)) : excerptOf(response),
      nextDelay,
      delayReason,
      scheduledDelay,
      retries,
    });
    this.last = attempt;
    this.retries = [];
    this.beganAt = Math.min(endedAt - elapsed, startedAt); // a poll that others began, too
    if (this.points.length > this.maxAttempts) {
      this.points.shift();
      while ((this.pauses[0]?.until ?? Infinity) < this.since) this.pauses.shift();
    }
  }

  retry({ response, error }: ScheduleContext, delay: number, now: number): void {
    this.retries.push({ at: now, delay, said: error === undefined ? outcomeOf(response) : outcomeOfError(error) });
    if (this.retries.length > this.maxAttempts) this.retries.shift();
  }

  pause(isPaused: boolean, now: number): void {
    const current = this.pauses.at(-1);
    const wasPaused = current?.until === Infinity;
    if (isPaused && !wasPaused) {
      this.pauses.push({ since: now, until: Infinity });
      if (this.pauses.length > this.maxAttempts) this.pauses.shift();
    } else if (!isPaused && wasPaused) this.pauses[this.pauses.length - 1] = { ...current, until: now };
  }

  complete(now: number): void {
    const isMatch = this.last !== undefined && !isExhausted(this.last);
    if (isMatch) this.judge('match');
    this.end(isMatch ? 'match' : 'exhausted', this.points.at(-1)?.endedAt ?? now); // one that is replayed ended earlier
  }

  fail(error: unknown, now: number): void {
    this.reason = cut(describeError(error));
    if (isPollError(error) && error.kind === 'failed') this.judge('failed');
    this.end('failed', now);
  }

  stop(now: number): void {
    if (this.state === 'polling') this.end('stopped', now);
  }

  /** When what is kept begins: with the poll, unless its first attempts are forgotten. */
  get since(): number {
    const [first] = this.points;
    return first && first.number > 1 ? first.startedAt : this.beganAt;
  }

  /** When the next attempt is due, or has started; `Infinity` while it is held, `undefined` when the poll is over. */
  get dueAt(): number | undefined {
    if (this.state !== 'polling') return undefined;
    const last = this.points.at(-1);
    const due = last ? last.endedAt + (last.nextDelay ?? 0) : this.beganAt;
    return this.pauses.find(({ since, until }) => since <= due && due < until)?.until ?? due;
  }

  /** Whether it is held now. */
  get isPaused(): boolean {
    return this.state === 'polling' && this.pauses.at(-1)?.until === Infinity;
  }

  private judge(outcome: Outcome): void {
    const last = this.points.pop();
    if (last) this.points.push({ ...last, outcome });
  }

  private end(state: TraceState, now: number): void {
    this.pause(false, now);
    this.state = state;
    this.endedAt = now;
    this.last = undefined; // its body is not for us to keep
  }
}

function excerptOf(response: unknown): string {
  const { status, body } = Object(response) as { readonly status?: unknown; readonly body?: unknown };
  const what = status === undefined ? response : body;
  return what === null || what === undefined ? '' : cut(maskJson(what));
}

/** Cuts a text, and copies what is left: a slice would keep the whole in memory. */
function cut(text: string): string {
  const characters = Array.from(text);
  return characters.length > excerptLength ? `${characters.slice(0, excerptLength).join('')}…` : characters.join('');
}
