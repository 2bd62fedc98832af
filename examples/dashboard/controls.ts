import { BehaviorSubject, distinctUntilChanged, filter, map, Subject } from 'rxjs';
import type { Observable } from 'rxjs';

/** What the buttons mean by "all jobs". */
export const all = 'all';

type Message =
  | { readonly paused: readonly string[] }
  | { readonly pollNow: string }
  | { readonly hello: true }
  | { readonly restarted: true };

/**
 * What the buttons do, by the id of a job or {@link all}.
 *
 * It is the same in all tabs: the tab whose button is pressed need not be the one that asks.
 */
export class Controls {
  private readonly paused$ = new BehaviorSubject<ReadonlySet<string>>(new Set());
  private readonly pollNow$ = new Subject<string>();
  private readonly restarts$ = new Subject<void>();
  private readonly tabs = new BroadcastChannel('rxpoll-dashboard');

  constructor() {
    this.tabs.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if ('restarted' in data) this.restart();
      else if ('pollNow' in data) this.pollNow$.next(data.pollNow);
      else if ('paused' in data) this.paused$.next(new Set(data.paused));
      else if (this.paused$.value.size > 0) this.tell({ paused: [...this.paused$.value] });
    });
    this.tell({ hello: true });
  }

  /** Tells that there is a new run of all jobs. What was paused is so no longer. */
  get restarted$(): Observable<void> {
    return this.restarts$;
  }

  /** Whether a job is paused by its own button, or all are. */
  isPaused$(id: string): Observable<boolean> {
    return this.paused$.pipe(
      map((paused) => paused.has(id)),
      distinctUntilChanged(),
    );
  }

  /** Tells when a job is wanted now. */
  wanted$(id: string): Observable<string> {
    return this.pollNow$.pipe(filter((wanted) => wanted === id || wanted === all));
  }

  togglePause(id: string): void {
    const paused = new Set(this.paused$.value);
    if (!paused.delete(id)) paused.add(id);
    this.paused$.next(paused);
    this.tell({ paused: [...paused] });
  }

  pollNow(id: string): void {
    this.pollNow$.next(id);
    this.tell({ pollNow: id });
  }

  /** Tells all tabs that there is a new run of all jobs. */
  tellRestart(): void {
    this.tell({ restarted: true });
    this.restart();
  }

  private restart(): void {
    this.paused$.next(new Set());
    this.restarts$.next();
  }

  private tell(message: Message): void {
    this.tabs.postMessage(message);
  }
}
