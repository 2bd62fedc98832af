// The HTTP server that specs talk to: it plays scripts of answers and faults, and tells what it has seen.
// Plain JavaScript, since both the Node run and the Karma process start it. Specs use it by `../faultServer.ts`.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { allowAnyOrigin } from './allowAnyOrigin.mjs';
import { playStep } from './playStep.mjs';
import { Script } from './script.mjs';

/**
 * Starts the server on two free ports of the loopback: two origins, one server.
 *
 * | request | answer |
 * | --- | --- |
 * | `POST /scripts` with a list of steps | `{ url, otherUrl, control }`: where the script is played, and where to ask about it |
 * | any method, `/play/ID` and below | the script's next step |
 * | `GET /scripts/ID/requests` | what was seen |
 * | `GET /scripts/ID/arrived/N`, `GET /scripts/ID/closed/N` | request N, once it has arrived, or its peer has closed it |
 * | `GET /refused` | `{ url }` of a port on which nobody listens |
 *
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function startFaultServer() {
  /** @type {Map<string, Script>} */
  const scripts = new Map();
  const [here, there] = await Promise.all([listen(serve), listen(serve)]);
  return {
    url: here.url,
    close: async () => {
      await Promise.all([here.close(), there.close()]);
    },
  };

  /** @type {import('node:http').RequestListener} */
  async function serve(request, response) {
    allowAnyOrigin(request, response);
    // A browser sends a request again by itself when it is lost on a connection that it has used before.
    response.setHeader('connection', 'close');
    if (request.headers['access-control-request-method'] !== undefined) {
      response.writeHead(204).end();
      return;
    }
    const [, place, id, question, number] = new URL(request.url, here.url).pathname.split('/');
    const script = scripts.get(id);
    try {
      if (place === 'play' && script !== undefined) await playStep(script, request, response);
      else if (place === 'scripts' && request.method === 'POST') tell(response, await register(request));
      else if (place === 'scripts' && script !== undefined) tell(response, await script.ask(question, Number(number)));
      else if (place === 'refused') tell(response, await refused());
      else tell(response, { error: `nothing at ${request.url}` }, 404);
    } catch (error) {
      if (response.headersSent || response.destroyed) response.destroy();
      else tell(response, { error: String(error) }, 500);
    }
  }

  async function register(request) {
    const id = randomUUID();
    const [url, otherUrl] = [here, there].map((server) => `${server.url}/play/${id}`);
    scripts.set(id, new Script(JSON.parse(await text(request)), { url, otherUrl }));
    return { url, otherUrl, control: `${here.url}/scripts/${id}` };
  }
}

async function refused() {
  const server = await listen(() => {});
  await server.close();
  return { url: server.url };
}

/** @param {import('node:http').RequestListener} serve */
async function listen(serve) {
  const server = createServer(serve).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${server.address().port}`, close };
}

function tell(response, value, status = 200) {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}
