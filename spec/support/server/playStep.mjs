import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { drip } from './drip.mjs';
import { faults } from './faults.mjs';

/** @typedef {import('../faultServer.ts').Step} Step */

const compress = { gzip: gzipSync, deflate: deflateSync, 'raw-deflate': deflateRawSync, br: brotliCompressSync };

/** @type {WeakMap<import('node:net').Socket, number>} */
const connections = new WeakMap();
let connectionsSoFar = 0;

/**
 * Answers one request with the next step of a script.
 *
 * @param {import('./script.mjs').Script} script
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export async function playStep(script, request, response) {
  const { method, url, headers } = request;
  const seen = { method, url, headers, body: await text(request), connection: numberOf(request.socket) };
  const { step: next, closed } = script.next(seen);
  const step = next.echo === true ? echoed(next, seen) : next;
  const peerClosed = () => {
    if (!response.writableFinished) closed();
  };
  response.on('close', peerClosed);
  if (response.destroyed) peerClosed();

  await sleep(step.delay ?? 0);
  if (response.destroyed) return;
  const body = bodyOf(step);
  describe(step, { ...script.addresses, search: new URL(url, 'http://localhost').search }, response);
  if (step.fault !== undefined) {
    const cut = () => response.off('close', peerClosed); // from here on it is the server that closes
    await faults[step.fault]({ step, request, response, body, cut });
  } else if (step.chunks !== undefined) {
    await drip(
      response,
      step.chunks.map((chunk) => Buffer.from(chunk)),
      step.pause,
    );
    response.end();
  } else {
    if (![204, 304].includes(response.statusCode)) response.setHeader('content-length', body.length);
    response.end(body);
  }
}

/** @param {import('node:net').Socket} socket */
function numberOf(socket) {
  const number = connections.get(socket) ?? ++connectionsSoFar;
  connections.set(socket, number);
  return number;
}

/** The step that answers with the request. */
function echoed(step, seen) {
  const { url, headers } = seen;
  const echo = { 'x-echo-url': url, 'x-echo-authorization': headers.authorization ?? '' };
  return { body: seen, ...step, headers: { ...echo, ...step.headers } };
}

/** Sets what stands before the body. */
function describe(step, places, response) {
  const headers = {
    'cache-control': 'no-store',
    'content-type': step.body === undefined || typeof step.body === 'string' ? 'text/plain' : 'application/json',
    ...(step.coding !== undefined && { 'content-encoding': step.coding.replace('raw-', '') }),
    ...step.headers,
  };
  response.statusCode = step.status ?? 200;
  response.setHeader('access-control-expose-headers', Object.keys(headers));
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) response.removeHeader(name);
    else
      response.setHeader(
        name,
        [value].flat().map((text) => fill(text, places)),
      );
  }
}

/** Writes the script's own addresses, and the query, into a header. */
function fill(text, places) {
  return text.replace(/\{(url|otherUrl|search)\}/g, (_, name) => places[name]);
}

/** @param {Step} step */
function bodyOf({ body, bodyBase64, size, coding }) {
  const plain =
    size !== undefined
      ? Buffer.alloc(size, 'x')
      : bodyBase64 !== undefined
        ? Buffer.from(bodyBase64, 'base64')
        : Buffer.from(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
  return coding === undefined ? plain : compress[coding](plain);
}
