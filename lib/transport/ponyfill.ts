import type { Agent, ClientRequest, IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';

/** Loads a `fetch` for Node where the platform has none. */
export async function loadPonyfill(): Promise<typeof fetch> {
  return (await import('cross-fetch')).default;
}

const credentials = ['authorization', 'cookie', 'proxy-authorization'];

/** What an agent is given; every agent has the method, Node's types leave it out. */
type RequestingAgent = Agent & { addRequest(request: ClientRequest, ...rest: unknown[]): void };

/**
 * Mends `cross-fetch`, which in Node is node-fetch 2: at a body that is cut short it waits for ever, to another port of a
 * host that redirects it sends the credentials along, and it tells the fragment of an address. Any other `fetch` is left as it is.
 */
export function mended(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  if (!('ponyfill' in fetch) || typeof process === 'undefined') return fetch;
  return async (input, init) => {
    const { agent, watch } = watcher();
    const url = typeof input === 'string' ? input.replace(/#.*/s, '') : input;
    const response = await fetch(url, { agent, ...init } as RequestInit);
    watch(response);
    return response;
  };
}

/** Watches over one request. */
export function watcher(): { readonly agent: (url: URL) => Agent; readonly watch: (response: Response) => void } {
  let body: Readable | undefined;
  let isCut = false;

  const watchMessage = (message: IncomingMessage): void => {
    message.once('close', () => {
      isCut = !message.complete;
      if (isCut) body?.destroy(cutShort());
    });
  };
  let origin: string | undefined;
  const agentFor = ({ protocol, host }: URL): Agent => {
    const isElsewhere = (origin ??= protocol + host) !== protocol + host;
    const module = protocol === 'https:' ? 'node:https' : 'node:http';
    const agent = new (process.getBuiltinModule(module).Agent)() as RequestingAgent;
    const addRequest = agent.addRequest.bind(agent);
    agent.addRequest = (request, ...rest) => {
      if (isElsewhere) for (const name of credentials) request.removeHeader(name);
      request.once('response', watchMessage);
      addRequest(request, ...rest);
    };
    return agent;
  };
  return {
    agent: agentFor,
    watch: (response) => {
      body = response.body as unknown as Readable;
      if (isCut) body.destroy(cutShort());
    },
  };
}

function cutShort(): Error {
  return Object.assign(new Error('the body was cut short'), { code: 'ECONNRESET' });
}
