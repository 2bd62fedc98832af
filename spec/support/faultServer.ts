/** What can go wrong on the way; see `server/faults.mjs`. */
export type Fault =
  | 'reset-before-headers'
  | 'reset-in-body'
  | 'short-body'
  | 'chunked-cut-short'
  | 'corrupt-body'
  | 'endless-body'
  | 'never-answers'
  | 'slow-headers';

/** How one request is answered. */
export interface Step {
  /** Status code. Defaults to 200. */
  readonly status?: number;
  /**
   * Header fields. `{url}` and `{otherUrl}` stand for the addresses of the script, `{search}` for the query of the request;
   * `null` takes a default one away.
   *
   * By default connections are not used again, nothing is cached, and the type is `application/json` for a body
   * that is not text.
   */
  readonly headers?: Readonly<Record<string, string | readonly string[] | null>>;
  /**
   * Whether the answer is the request: its address, header fields and body as JSON, and the first two in the header fields
   * `x-echo-url` and `x-echo-authorization` too.
   */
  readonly echo?: boolean;
  /** Text as it stands, or a value to write as JSON. Empty where left out. */
  readonly body?: unknown;
  /** The body's bytes. */
  readonly bodyBase64?: string;
  /** Length of a body that is made of the letter x. */
  readonly size?: number;
  /** Pieces of the body, text or bytes, sent one by one. */
  readonly chunks?: readonly (string | readonly number[])[];
  /** How the body is compressed; `raw-deflate` is `deflate` without its header, as some servers send it. */
  readonly coding?: 'gzip' | 'deflate' | 'raw-deflate' | 'br';
  /** Milliseconds before the answer begins. */
  readonly delay?: number;
  /** Milliseconds between chunks, between the lines of slow headers, and before a reset in the body. */
  readonly pause?: number;
  /** What goes wrong. */
  readonly fault?: Fault;
}

/** A request as the server saw it. */
export interface Seen {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Tells connections apart: requests with the same number came over the same one. */
  readonly connection: number;
  /** When it had arrived, in epoch milliseconds. */
  readonly at: number;
  /** When the peer closed the connection before the answer was complete; else `null`. */
  readonly closedAt: number | null;
}

/** A script that is being played. */
export interface Playing {
  /** Where it is played; paths below and queries are played too. */
  readonly url: string;
  /** The same on another origin. */
  readonly otherUrl: string;
  /** What has been asked so far, preflights left out. */
  requests(): Promise<readonly Seen[]>;
  /** Resolves once request `number` has arrived, the first being 1; rejects after two seconds. */
  arrived(number: number): Promise<Seen>;
  /** Resolves once the peer has closed the connection of request `number` early; rejects after two seconds. */
  closed(number: number): Promise<Seen>;
}

/** The server that answers by script, in Node and in the browser. It is started with the specs. */
export const faultServer = {
  /** Registers steps, one for each request; the last one repeats. */
  async play(steps: readonly Step[]): Promise<Playing> {
    const init = { method: 'POST', body: JSON.stringify(steps) };
    const { url, otherUrl, control } = await ask<Record<'url' | 'otherUrl' | 'control', string>>('/scripts', init);
    return {
      url,
      otherUrl,
      requests: () => ask(`${control}/requests`),
      arrived: (number) => ask(`${control}/arrived/${String(number)}`),
      closed: (number) => ask(`${control}/closed/${String(number)}`),
    };
  },

  /** Finds an address at which nobody listens. */
  async refused(): Promise<string> {
    return (await ask<{ url: string }>('/refused')).url;
  },
};

interface Places {
  readonly rxpollFaultServer?: string;
  readonly __karma__?: { readonly config: { readonly faultServer: string } };
}

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const { rxpollFaultServer, __karma__ } = globalThis as Places;
  const response = await fetch(new URL(path, rxpollFaultServer ?? __karma__?.config.faultServer), init);
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`fault server: ${JSON.stringify(answer)}`);
  return answer as T;
}
