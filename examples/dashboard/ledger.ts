import { defer, finalize, tap } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Attempt, Schedule } from 'rxpoll';
import { savedByPause } from './savings.js';
import type { HeldAttempt } from './savings.js';

/** The figures of the summary. */
export interface Figures {
  /** Requests that this page has sent, retries included. */
  readonly sent: number;
  readonly savedByPausing: number;
  readonly savedBySharing: number;
}

/** Keeps account of the requests of one job: those that were sent, and those that were not. */
export class Ledger {
  private sent = 0;
  /** Attempts that this page has made, and attempts that its viewers were given. */
  private made = 0;
  private given = 0;
  private savedInPauses = 0;
  private held: HeldAttempt | undefined;
  private isPaused = false;

  constructor(private readonly schedule: Schedule) {}

  get figures(): Figures {
    return {
      sent: this.sent,
      savedByPausing: this.savedInPauses + this.savedNow(),
      savedBySharing: Math.max(0, this.given - this.made),
    };
  }

  /** A request is sent. */
  send(): void {
    this.sent++;
  }

  /** A pause begins or ends. */
  pause(isPaused: boolean): void {
    this.savedInPauses += this.savedNow();
    this.isPaused = isPaused;
  }

  /** Counts the attempts that this page makes, as long as it is this page that polls. */
  keep<A extends Attempt>(poll$: Observable<A>): Observable<A> {
    return defer(() => {
      this.held = { number: 1, dueAt: Date.now(), duration: 0 };
      return poll$.pipe(
        tap((attempt) => {
          this.made++;
          this.held = nextOf(attempt);
        }),
        finalize(() => {
          this.pause(false);
          this.held = undefined;
        }),
      );
    });
  }

  /** Counts the attempts that a viewer is given, whoever makes them; not those of the time before it looked. */
  countViewer<A extends Attempt>(attempts$: Observable<A>): Observable<A> {
    return defer(() => {
      const since = Date.now();
      return attempts$.pipe(
        tap(({ startedAt, duration }) => {
          if (startedAt + duration >= since) this.given++;
        }),
      );
    });
  }

  private savedNow(): number {
    return this.isPaused && this.held ? savedByPause(this.held, Date.now(), this.schedule) : 0;
  }
}

function nextOf({ number, startedAt, duration, nextDelay }: Attempt): HeldAttempt | undefined {
  if (nextDelay === undefined) return undefined;
  return { number: number + 1, dueAt: startedAt + duration + nextDelay, duration };
}

/** The figures of all jobs together. */
export function sumOf(ledgers: readonly Ledger[]): Figures {
  const sum = { sent: 0, savedByPausing: 0, savedBySharing: 0 };
  for (const { figures } of ledgers) {
    sum.sent += figures.sent;
    sum.savedByPausing += figures.savedByPausing;
    sum.savedBySharing += figures.savedBySharing;
  }
  return sum;
}
