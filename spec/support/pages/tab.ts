import type { Connection } from './connection.js';
import { until } from './until.js';

/** What a command of the protocol answers; see https://chromedevtools.github.io/devtools-protocol/. */
interface Evaluated {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
}

/** A page in a window of its own, and what may happen to it. */
export class Tab {
  private constructor(
    private readonly connection: Connection,
    private readonly targetId: string,
    private readonly sessionId: string,
  ) {}

  /** Opens an address, and waits until it is loaded. */
  static async open(connection: Connection, url: string, newWindow = true): Promise<Tab> {
    const target = { url, newWindow };
    const { targetId } = await connection.send<{ targetId: string }>('Target.createTarget', target);
    const attachment = { targetId, flatten: true };
    const { sessionId } = await connection.send<{ sessionId: string }>('Target.attachToTarget', attachment);
    const tab = new Tab(connection, targetId, sessionId);
    await tab.send('Page.enable');
    await tab.send('Network.enable');
    await tab.loaded(url);
    return tab;
  }

  /** Opens a tab in the same window, in front of this one, which it hides until it is closed. */
  openBeside(url: string): Promise<Tab> {
    return Tab.open(this.connection, url, false);
  }

  /** Sends a command of the DevTools protocol to the page. */
  send<T = unknown>(method: string, params: object = {}): Promise<T> {
    return this.connection.send<T>(method, params, this.sessionId);
  }

  /**
   * Runs an expression or a function in the page, and gives what comes out, once a promise of it is settled.
   *
   * A function may use its arguments and what the page has, nothing of the spec. A frozen page answers when it is thawed.
   */
  async evaluate<T, A extends readonly unknown[] = []>(
    code: string | ((...values: A) => T),
    ...values: A
  ): Promise<Awaited<T>> {
    const run = typeof code === 'string' ? code : `(${String(code)})(...${JSON.stringify(values)})`;
    const { result, exceptionDetails } = await this.send<Evaluated>('Runtime.evaluate', {
      // tsx gives names to functions with a helper, which the page lacks.
      expression: `globalThis.__name ??= (it) => it; ${run}`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as Awaited<T>;
  }

  /** Hides the page: its window is minimised. */
  async hide(): Promise<void> {
    await this.setWindow('minimized');
    await until(() => this.evaluate(`document.hidden`));
  }

  /** Shows the page again. */
  async show(): Promise<void> {
    await this.setWindow('normal');
    await until(() => this.evaluate(`!document.hidden`));
  }

  /** Freezes a hidden page: none of its code runs. */
  async freeze(): Promise<void> {
    await this.send('Page.setWebLifecycleState', { state: 'frozen' });
  }

  /** Ends the frost; the page is still hidden. */
  async thaw(): Promise<void> {
    await this.send('Page.setWebLifecycleState', { state: 'active' });
  }

  /** Takes the network away, or gives it back. */
  async setOffline(offline: boolean): Promise<void> {
    const speed = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    await this.send('Network.emulateNetworkConditions', { offline, ...speed });
    await until(() => this.evaluate(`navigator.onLine === ${String(!offline)}`));
  }

  /** Goes to another page; the one that is left may stay in the back-forward cache. */
  async navigate(url: string): Promise<void> {
    await this.send('Page.navigate', { url });
    await this.loaded(url);
  }

  /** Goes back, to a page that the cache may hold. Playwright cannot: it waits for a `load`, which does not come again. */
  async goBack(): Promise<void> {
    interface History {
      readonly currentIndex: number;
      readonly entries: readonly { readonly id: number; readonly url: string }[];
    }
    const { currentIndex, entries } = await this.send<History>('Page.getNavigationHistory');
    const entry = entries[currentIndex - 1];
    if (!entry) throw new Error('there is nothing to go back to');
    await this.send('Page.navigateToHistoryEntry', { entryId: entry.id });
    await this.loaded(entry.url);
  }

  async close(): Promise<void> {
    await this.connection.send('Target.closeTarget', { targetId: this.targetId });
  }

  private async setWindow(windowState: 'minimized' | 'normal'): Promise<void> {
    const { targetId } = this;
    const { windowId } = await this.connection.send<{ windowId: number }>('Browser.getWindowForTarget', { targetId });
    await this.connection.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
  }

  private async loaded(url: string): Promise<void> {
    const state = `location.href === ${JSON.stringify(new URL(url).href)} && document.readyState === 'complete'`;
    await until(() => this.evaluate<boolean>(state).catch(() => false)); // a page that is being left does not answer
  }
}
