import { defer, finalize, tap } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Schedule } from 'rxpoll';
import type { JobAttempt } from './phase.js';
import { savedByHint, savedByPause } from './savings.js';
import type { HeldAttempt } from './savings.js';

/** The figures of the summary. */
export interface Figures {
  /** Requests that this page has sent, retries included. */
  readonly sent: number;
  readonly savedByPausing: number;
  readonly savedBySharing: number;
  readonly savedByHints: number;
  /** Answers that this page was sent, those whose body was not sent again (304), and the bytes of these bodies. */
  readonly downloaded: number;
  readonly notModified: number;
  readonly bytesSaved: number;
}

/** Keeps account of the requests of one job: those that were sent, and those that were not. */
export class Ledger {
  private sent = 0;
  /** Attempts that this page has made, and attempts that its viewers were given. */
  private made = 0;
  private given = 0;
  private downloaded = 0;
  private notModified = 0;
  private bytesSaved = 0;
  private savedInPauses = 0;
  private savedInWaits = 0;
  private last: JobAttempt | undefined;
  private held: HeldAttempt | undefined;
  private isPaused = false;

  constructor(private readonly schedule: Schedule) {}

  get figures(): Figures {
    const { sent, downloaded, notModified, bytesSaved } = this;
    return {
      sent,
      savedByPausing: this.savedInPauses + this.savedInPause(),
      savedBySharing: Math.max(0, this.given - this.made),
      savedByHints: this.savedInWaits + this.savedInWait(),
      downloaded,
      notModified,
      bytesSaved,
    };
  }

  /** A request is sent. */
  send(): void {
    this.sent++;
  }

  /** A pause begins or ends. */
  pause(isPaused: boolean): void {
    this.savedInPauses += this.savedInPause();
    this.isPaused = isPaused;
  }

  /** Counts the attempts that this page makes, as long as it is this page that polls. */
  keep(poll$: Observable<JobAttempt>): Observable<JobAttempt> {
    return defer(() => {
      this.held = { number: 1, dueAt: Date.now(), duration: 0 };
      return poll$.pipe(
        tap((attempt) => {
          this.made++;
          this.countAnswer(attempt);
          this.endWait(attempt);
          this.held = nextOf(attempt);
        }),
        finalize(() => {
          this.pause(false);
          this.endWait(undefined);
          this.held = undefined;
        }),
      );
    });
  }

  /** Counts the attempts that a viewer is given, whoever makes them; not those of the time before it looked. */
  countViewer(attempts$: Observable<JobAttempt>): Observable<JobAttempt> {
    return defer(() => {
      const since = Date.now();
      return attempts$.pipe(
        tap(({ startedAt, duration }) => {
          if (startedAt + duration >= since) this.given++;
        }),
      );
    });
  }

  private countAnswer({ response, error }: JobAttempt): void {
    if (error !== undefined) return;
    if (response.status === 304) {
      this.notModified++;
      this.bytesSaved += sizeOf(response.body);
    } else this.downloaded++;
  }

  /** The wait after an attempt is over, and the next one begins. */
  private endWait(attempt: JobAttempt | undefined): void {
    this.savedInWaits += this.savedInWait();
    this.last = attempt;
  }

  private savedInWait(): number {
    return this.last ? savedByHint(this.last, Date.now(), this.schedule) : 0;
  }

  private savedInPause(): number {
    return this.isPaused && this.held ? savedByPause(this.held, Date.now(), this.schedule) : 0;
  }
}

function nextOf({ number, startedAt, duration, nextDelay }: JobAttempt): HeldAttempt | undefined {
  if (nextDelay === undefined) return undefined;
  return { number: number + 1, dueAt: startedAt + duration + nextDelay, duration };
}

/** How many bytes a body is as JSON. */
function sizeOf(body: unknown): number {
  return new TextEncoder().encode(JSON.stringify(body)).length;
}

/** The figures of all jobs together. */
export function sumOf(ledgers: readonly Ledger[]): Figures {
  return ledgers.map(({ figures }) => figures).reduce(added, noFigures);
}

const noFigures: Figures = {
  sent: 0,
  savedByPausing: 0,
  savedBySharing: 0,
  savedByHints: 0,
  downloaded: 0,
  notModified: 0,
  bytesSaved: 0,
};

function added(one: Figures, other: Figures): Figures {
  const names = Object.keys(noFigures) as (keyof Figures)[];
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as Record<keyof Figures, number>;
}
