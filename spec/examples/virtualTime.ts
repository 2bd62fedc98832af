type Action = (...values: unknown[]) => unknown;

interface Timer {
  readonly at: number;
  readonly every: number | undefined;
  readonly action: Action;
}

/**
 * Takes the place of the platform's timers and, for one spec, of `Date.now`. Whenever nothing else goes on, time jumps to the next timer: an
 * hour passes in milliseconds. While a request is on its way time stands still, so that no timer overtakes the answer.
 */
export class VirtualTime {
  private readonly platform = { setTimeout, clearTimeout, setInterval, clearInterval, fetch };
  private readonly timers = new Map<number, Timer>();
  private readonly handles = new WeakSet();
  private now = Date.now();
  private lastId = 0;
  private inFlight = 0;
  private stillUntil = 0;
  private isInstalled = false;

  install(): void {
    const { fetch, clearTimeout } = this.platform;
    // Also what was set before: Node's fetch clears the timer of a connection, or falls over it when it fires.
    const clear = (timer: never): void => {
      if (this.handles.has(timer)) this.timers.delete(Number(timer));
      else clearTimeout(timer);
    };
    Object.assign(globalThis, {
      setTimeout: (action: Action, delay?: number, ...values: unknown[]) => this.add(() => action(...values), delay),
      setInterval: (action: Action, delay?: number, ...values: unknown[]) =>
        this.add(() => action(...values), delay, Math.max(delay ?? 0, 1)),
      clearTimeout: clear,
      clearInterval: clear,
      fetch: (...parameters: Parameters<typeof fetch>) => this.standStillFor(fetch(...parameters)),
    });
    spyOn(Date, 'now').and.callFake(() => this.now);
    this.isInstalled = true;
    void this.pause().then(() => this.run());
  }

  uninstall(): void {
    Object.assign(globalThis, this.platform);
    this.isInstalled = false;
  }

  /** Lets the platform go on with what it does. */
  pause(): Promise<void> {
    const { setTimeout } = this.platform;
    return new Promise((resolve) => setTimeout(resolve, 2));
  }

  /** Gives what Node's timers are, for a connection that was left open may set one; and a number, as in browsers. */
  private add(action: Action, delay = 0, every?: number): object {
    const id = ++this.lastId;
    this.timers.set(id, { at: this.now + delay, every, action });
    const timer = { ref: () => timer, unref: () => timer, refresh: () => timer, valueOf: () => id };
    this.handles.add(timer);
    return timer;
  }

  /** And for 10 ms more, in which the body is read. */
  private async standStillFor(answer: Promise<Response>): Promise<Response> {
    this.inFlight++;
    try {
      return await answer;
    } finally {
      this.inFlight--;
      this.stillUntil = performance.now() + 10;
    }
  }

  private async run(): Promise<void> {
    while (this.isInstalled) {
      if (this.inFlight === 0 && performance.now() >= this.stillUntil) this.fireNext();
      await this.pause();
    }
  }

  private fireNext(): void {
    const [next] = [...this.timers].sort(([, one], [, other]) => one.at - other.at);
    if (next === undefined) return;
    const [id, { at, every, action }] = next;
    if (every === undefined) this.timers.delete(id);
    else this.timers.set(id, { at: at + every, every, action });
    this.now = at;
    action();
  }
}
