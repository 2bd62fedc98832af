import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { until } from './until.js';

/** A request that the site has seen. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  /** When it came, in epoch milliseconds. */
  readonly at: number;
  /** Which one it is of those with the same path, the first being 1. */
  readonly number: number;
  /** Whether the browser has given it up before it was answered. */
  readonly isCut: boolean;
}

/** What the site answers. A body that is no text is sent as JSON. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Whether the connection is closed after the head. Earlier, Chromium itself might ask again. */
  readonly hangUp?: boolean;
}

/** How a site is made. */
export interface SiteOptions {
  /** TypeScript to be bundled, by the path at which it is served, such as `/page.js`: `new URL('./x.ts', import.meta.url)`. */
  readonly scripts: Readonly<Record<`/${string}.js`, URL>>;
  /** What the page holds. It loads `/page.js`, if there is such a script. */
  readonly html?: string;
  /** Answers a request, at once or later; what is `undefined` is left to the page, which stands at every other path. */
  readonly answer?: (request: Request) => Answer | undefined | Promise<Answer | undefined>;
}

/** A page and its API on a loopback server, which keeps what it is asked. */
export class Site {
  /** What answers requests. A spec may put another in its place. */
  answer: NonNullable<SiteOptions['answer']>;
  private readonly bundles = new Map<string, Uint8Array>();
  private seen: Request[] = [];
  private server: Server | undefined;

  constructor(private readonly options: SiteOptions) {
    this.answer = options.answer ?? (() => undefined);
  }

  /** Address of the page, with a slash at the end. */
  get url(): string {
    return `http://127.0.0.1:${String((this.server?.address() as AddressInfo).port)}/`;
  }

  /** The same on another origin. */
  get otherUrl(): string {
    return this.url.replace('127.0.0.1', 'localhost');
  }

  async start(): Promise<void> {
    await this.bundle();
    this.server = createServer((request, response) => void this.handle(request, response)).listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async close(): Promise<void> {
    const { server } = this;
    if (!server) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }

  /** Forgets the requests, and answers as it did at first. */
  reset(): void {
    this.seen = [];
    this.answer = this.options.answer ?? (() => undefined);
  }

  /** What was asked so far of a path. */
  requests(path: string): readonly Request[] {
    return this.seen.filter((request) => request.path === path);
  }

  /** Waits until a path has been asked for the n-th time. */
  arrived(path: string, number = 1): Promise<Request> {
    return until(() => this.requests(path)[number - 1]);
  }

  private async bundle(): Promise<void> {
    const scripts = Object.entries(this.options.scripts);
    if (scripts.length === 0) return;
    const { outputFiles } = await build({
      entryPoints: scripts.map(([path, url]) => ({ in: fileURLToPath(url), out: path.slice(1, -'.js'.length) })),
      outdir: '/',
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      conditions: ['rxpoll-source', 'module'],
      target: 'es2022',
      sourcemap: 'inline',
      tsconfigRaw: {},
      logLevel: 'warning',
    });
    for (const { path, contents } of outputFiles) this.bundles.set(path, contents);
  }

  private async handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, searchParams: query } = new URL(incoming.url ?? '/', 'http://localhost');
    const { method = 'GET', headers } = incoming;
    const request = {
      method,
      path,
      query,
      headers,
      at: Date.now(),
      number: this.requests(path).length + 1,
      isCut: false,
    };
    this.seen.push(request);
    response.once('close', () => (request.isCut = !response.writableFinished));
    const script = this.bundles.get(path);
    if (script) {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
      return;
    }
    const answer = (await this.answer(request)) ?? this.page();
    if (response.destroyed) return;
    const { status = 200, body = '' } = answer;
    const type = typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json';
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache', ...answer.headers });
    if (answer.hangUp) {
      response.write('{', () => response.destroy());
      return;
    }
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }

  private page(): Answer {
    const script = this.bundles.has('/page.js') ? '<script type="module" src="/page.js"></script>' : '';
    const { html = '' } = this.options;
    return {
      body: `<!doctype html><html lang="en"><title>rxpoll</title><link rel="icon" href="data:," />${html}${script}`,
    };
  }
}

/** A site for the specs of a suite; each finds it as it was at first. */
export function useSite(options: SiteOptions): Site {
  const site = new Site(options);
  beforeAll(() => site.start(), 60_000);
  beforeEach(() => site.reset());
  afterAll(() => site.close());
  return site;
}
