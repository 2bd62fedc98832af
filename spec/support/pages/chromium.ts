import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { Connection } from './connection.js';
import { allowTime, findChromium } from './launch.js';
import { Tab } from './tab.js';

/**
 * A Chromium that is spoken to in its own protocol, for pages that are hidden, frozen, cached or offline.
 *
 * Playwright keeps its pages visible and focused, whatever happens to their windows, starts Chromium without its back-forward
 * cache, and waits for a `load` that a cached page does not have again. Here pages live as they do for people. For what
 * people do with them, such as clicks and keys, take {@link usePlaywright}.
 */
export class Chromium {
  private program: ChildProcess | undefined;
  private profile = '';
  private connection: Connection | undefined;
  private tabs: Tab[] = [];

  async start(): Promise<void> {
    this.profile = await mkdtemp(join(tmpdir(), 'rxpoll-chromium-'));
    const options = ['--headless=new', '--remote-debugging-pipe', `--user-data-dir=${this.profile}`];
    const { program, flags } = await findChromium();
    this.program = spawn(program, [...options, ...flags, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    this.connection = new Connection(this.program.stdio[3] as Writable, this.program.stdio[4] as Readable);
    await this.send('Browser.getVersion');
  }

  /** Sends a command of the DevTools protocol to the browser itself. */
  send<T = unknown>(method: string, params: object = {}): Promise<T> {
    return this.conversation.send<T>(method, params);
  }

  /** Opens an address in a new window, and waits until it is loaded. All pages share cookies, storage and locks. */
  async open(url: string): Promise<Tab> {
    const tab = await Tab.open(this.conversation, url);
    this.tabs.push(tab);
    return tab;
  }

  /** Closes what a spec has opened. */
  async closeTabs(): Promise<void> {
    await Promise.allSettled(this.tabs.map((tab) => tab.close())); // a spec may have closed one
    this.tabs = [];
  }

  async close(): Promise<void> {
    const { program } = this;
    if (program?.exitCode !== null) return;
    const exited = once(program, 'exit');
    void this.send('Browser.close').catch(() => undefined);
    await exited;
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private get conversation(): Connection {
    if (!this.connection) throw new Error('Chromium is not started');
    return this.connection;
  }
}

/** A Chromium for the specs of a suite: started before the first, without pages before each, closed after the last. */
export function useChromium(): Chromium {
  const chromium = new Chromium();
  allowTime();
  beforeAll(() => chromium.start(), 60_000);
  afterEach(() => chromium.closeTabs());
  afterAll(() => chromium.close(), 60_000);
  return chromium;
}
