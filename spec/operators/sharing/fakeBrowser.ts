import type { Page } from '../../../operators/sharing/tab.js';

interface Claim {
  readonly page: FakePage;
  readonly name: string;
  readonly grant: () => unknown;
  readonly reject: (error: Error) => void;
}

/** Pages with locks and channels between them, where nothing takes time: what is told and granted arrives after the code that runs. */
export class FakeBrowser {
  readonly channels: Set<FakeChannel> = new Set<FakeChannel>();
  private readonly waiting: Claim[] = [];
  private readonly held = new Map<string, Claim>();

  open(visibilityState: DocumentVisibilityState = 'visible'): FakePage {
    return new FakePage(this, visibilityState);
  }

  /** How many locks are held or waited for, and how many channels are open. */
  get inUse(): readonly [number, number, number] {
    return [this.held.size, this.waiting.length, this.channels.size];
  }

  async request(page: FakePage, name: string, { steal, signal }: LockOptions, hold: () => unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const claim: Claim = {
        page,
        name,
        reject,
        grant: async () => {
          resolve(await hold());
          this.release(claim);
        },
      };
      signal?.addEventListener('abort', () => {
        if (this.remove(claim)) reject(aborted());
      });
      if (steal) {
        this.held.get(name)?.reject(aborted());
        this.held.delete(name);
        this.waiting.unshift(claim);
      } else this.waiting.push(claim);
      this.grantNext(name);
    });
  }

  /** What becomes of the locks of a page that is gone. */
  forget(page: FakePage): void {
    for (const claim of this.waiting.filter((claim) => claim.page === page)) this.remove(claim);
    for (const claim of this.held.values()) if (claim.page === page) this.release(claim);
    for (const channel of this.channels) if (channel.page === page) channel.close();
  }

  private remove(claim: Claim): boolean {
    const index = this.waiting.indexOf(claim);
    if (index >= 0) this.waiting.splice(index, 1);
    return index >= 0;
  }

  private release(claim: Claim): void {
    if (this.held.get(claim.name) !== claim) return;
    this.held.delete(claim.name);
    this.grantNext(claim.name);
  }

  private grantNext(name: string): void {
    const next = this.waiting.find((claim) => claim.name === name);
    if (!next || this.held.has(name)) return;
    this.remove(next);
    this.held.set(name, next);
    queueMicrotask(() => next.grant());
  }
}

/** What a page is for {@link Tab}. */
export class FakePage extends EventTarget {
  readonly document: FakeDocument;
  readonly navigator: { readonly locks: object };
  readonly BroadcastChannel: new (name: string) => FakeChannel;

  constructor(
    private readonly browser: FakeBrowser,
    visibilityState: DocumentVisibilityState,
  ) {
    super();
    const request = browser.request.bind(browser, this);
    const join = (name: string): FakeChannel => new FakeChannel(browser, this, name);
    this.document = new FakeDocument(visibilityState);
    this.navigator = { locks: { request } };
    this.BroadcastChannel = function (name: string) {
      return join(name);
    } as unknown as FakePage['BroadcastChannel'];
  }

  /** The page, as the type of the browser has it. */
  get asPage(): Page {
    return this as unknown as Page;
  }

  hide(): void {
    this.turn('hidden');
  }

  show(): void {
    this.turn('visible');
  }

  /** Something happens to the window, or to the document. */
  tell(type: 'pagehide' | 'pageshow' | 'freeze' | 'resume'): void {
    (type.startsWith('page') ? this : this.document).dispatchEvent(new Event(type));
  }

  /** The page is gone, without a word. */
  crash(): void {
    this.browser.forget(this);
  }

  private turn(state: DocumentVisibilityState): void {
    this.document.visibilityState = state;
    this.document.dispatchEvent(new Event('visibilitychange'));
  }
}

class FakeDocument extends EventTarget {
  constructor(public visibilityState: DocumentVisibilityState) {
    super();
  }
}

type Hear = (event: { readonly data: unknown }) => void;

class FakeChannel {
  hear: Hear | undefined;

  constructor(
    private readonly browser: FakeBrowser,
    readonly page: FakePage,
    private readonly name: string,
  ) {
    browser.channels.add(this);
  }

  addEventListener(_: 'message', hear: Hear): void {
    this.hear = hear;
  }

  postMessage(message: unknown): void {
    const data: unknown = structuredClone(message);
    for (const other of this.browser.channels) {
      if (other === this || other.name !== this.name) continue;
      queueMicrotask(() => {
        if (this.browser.channels.has(other)) other.hear?.({ data });
      });
    }
  }

  close(): void {
    this.browser.channels.delete(this);
  }
}

function aborted(): Error {
  return Object.assign(new Error('aborted'), { name: 'AbortError' });
}

/** Lets all that is under way arrive. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}
