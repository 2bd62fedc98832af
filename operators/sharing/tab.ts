import { defer, finalize, switchMap, tap } from 'rxjs';
import type { Observable, SchedulerLike, Subscriber, Subscription } from 'rxjs';
import { isAbort } from '../../lib/isAbort.js';
import { checkpointIn } from '../../lib/sharing/checkpointIn.js';
import { pack, packError } from '../../lib/sharing/pack.js';
import type { PollFactory } from '../../lib/sharing/sharePollOptions.js';
import type { News, TabMessage } from '../../lib/sharing/tabMessage.js';
import { isTabMessage } from '../../lib/sharing/tabMessage.js';
import { unpack } from '../../lib/sharing/unpack.js';
import { after } from './after.js';
import { heldLock } from './heldLock.js';

/** What a tab needs of its browser. */
export type Page = Pick<
  Window & typeof globalThis,
  'addEventListener' | 'BroadcastChannel' | 'document' | 'navigator' | 'removeEventListener'
>;

/** How long the last words of a tab that polled may be under way when its lock has passed on already, in milliseconds. */
const lastWords = 100;

/**
 * A tab that takes part in a poll with others: it polls and tells them, or listens and waits for its turn to poll. It lives
 * as long as its viewer.
 *
 * Who has the lock polls. The browser gives it to the next who waits when a page closes or crashes. A page that is hidden
 * keeps it only until one that is seen hears of that, and takes it away: timers of hidden pages are slow, and their polls
 * may pause. A page that is frozen or kept for the back button gives it up, and takes part again when it is back.
 */
export class Tab<T> {
  private channel: BroadcastChannel | undefined;
  private claim: Subscription | undefined;
  private last: News['last'];
  private polls = false;

  constructor(
    private readonly page: Page,
    private readonly place: string,
    private readonly poll: PollFactory<T>,
    private readonly scheduler: SchedulerLike,
    private readonly viewer: Subscriber<T>,
  ) {
    this.on(page, 'pagehide', () => this.leave());
    this.on(page, 'pageshow', () => this.join());
    this.on(page.document, 'freeze', () => this.leave());
    this.on(page.document, 'resume', () => this.join());
    this.on(page.document, 'visibilitychange', () => this.look());
    viewer.add(() => this.leave());
    this.join();
  }

  private get isHidden(): boolean {
    return this.page.document.visibilityState === 'hidden';
  }

  private on(
    target: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>,
    type: string,
    act: () => void,
  ): void {
    target.addEventListener(type, act);
    this.viewer.add(() => target.removeEventListener(type, act));
  }

  private join(): void {
    if (this.channel) return;
    this.channel = new this.page.BroadcastChannel(this.place);
    this.channel.addEventListener('message', ({ data }) => this.hear(data)); // zones do not know of `onmessage`
    this.send({ asks: true });
    this.claimLock();
  }

  private leave(): void {
    this.claim?.unsubscribe();
    this.channel?.close();
    this.channel = undefined;
  }

  /** The page is hidden, or seen again. */
  private look(): void {
    if (this.polls) this.tell();
    else if (!this.isHidden) this.send({ asks: true });
  }

  private claimLock(takesAway = false): void {
    this.claim?.unsubscribe();
    this.claim = heldLock(this.page.navigator.locks, this.place, takesAway)
      .pipe(
        switchMap(() => after(this.last ? lastWords : 0, this.scheduler)),
        switchMap(() => this.lead()),
      )
      .subscribe({ error: (error: unknown) => this.lose(error) });
  }

  /** The lock was taken away; or the browser gives none to this page, which then polls for itself. */
  private lose(error: unknown): void {
    if (isAbort(error)) this.claimLock();
    else this.claim = this.lead().subscribe({ error: () => undefined }); // of which the viewer has heard
  }

  /** Polls on from where the others were, and tells them. */
  private lead(): Observable<T> {
    return defer(() => {
      this.polls = true;
      this.tell();
      return this.poll(this.last && checkpointIn(unpack(this.last.value)));
    }).pipe(
      tap({
        next: (value) => this.pass(value),
        error: (error: unknown) => this.fail(error),
        complete: () => {
          this.tell({});
          this.viewer.complete();
        },
      }),
      finalize(() => (this.polls = false)),
    );
  }

  private pass(value: T): void {
    const { last } = this;
    try {
      this.last = { id: Math.random(), value: pack(value) };
      this.tell();
    } catch (error) {
      this.last = last;
      const reason = error instanceof Error ? error.message : String(error);
      this.fail(new TypeError(`acrossTabs: other tabs cannot be told what the poll gives: ${reason}`));
      return;
    }
    this.viewer.next(value);
  }

  private fail(error: unknown): void {
    try {
      this.tell({ error: packError(error) });
    } finally {
      this.viewer.error(error); // also where others cannot be told
    }
  }

  private tell(end?: News['end']): void {
    this.send({ asks: false, isHidden: this.isHidden, last: this.last, end });
  }

  private send(message: TabMessage): void {
    this.channel?.postMessage(message);
  }

  private hear(message: unknown): void {
    if (!isTabMessage(message)) return;
    if (this.polls || message.asks) {
      if (this.polls && message.asks) this.tell();
      return;
    }
    const { last, end, isHidden } = message;
    if (last && last.id !== this.last?.id) {
      this.last = last;
      this.viewer.next(unpack(last.value) as T);
    }
    if (end) {
      if (end.error) this.viewer.error(unpack(end.error));
      else this.viewer.complete();
    } else if (isHidden && !this.isHidden && this.channel) this.claimLock(true);
  }
}
