import { STATUS_CODES } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { drip } from './drip.mjs';

/**
 * @typedef {object} Exchange
 * @property {import('../faultServer.ts').Step} step
 * @property {import('node:http').ServerResponse} response Its status and headers are set, and not sent.
 * @property {Buffer} body
 * @property {() => void} cut To be called before the server itself ends the connection.
 */

/**
 * What can go wrong on the way, by name.
 *
 * @type {Record<import('../faultServer.ts').Fault, (exchange: Exchange) => void | Promise<void>>}
 */
export const faults = {
  /** The connection is reset before a byte of the answer. */
  'reset-before-headers': ({ response, cut }) => {
    cut();
    response.socket.resetAndDestroy();
  },

  /** The connection is reset when the headers and a part of the body are there. */
  'reset-in-body': async ({ step, response, body, cut }) => {
    promiseMore(response, body);
    await sleep(step.pause ?? 20); // or the reset overtakes what was sent
    cut();
    response.socket?.resetAndDestroy();
  },

  /** The connection ends, politely, before the promised length. */
  'short-body': ({ response, body, cut }) => {
    promiseMore(response, body);
    cut();
    response.socket.end();
  },

  /** The connection ends, politely, before the last chunk. */
  'chunked-cut-short': ({ response, body, cut }) => {
    response.setHeader('connection', 'keep-alive'); // or Node's fetch takes what came for the whole
    response.write(body.length > 0 ? body : 'x');
    cut();
    response.socket.end();
  },

  /** The body, which is to be compressed, is none from where the header of gzip ends. */
  'corrupt-body': ({ response, body }) => {
    response.setHeader('content-length', body.length);
    response.end(body.fill(0xff, 10));
  },

  /** Bytes come for as long as somebody reads them. */
  'endless-body': async ({ response }) => {
    const piece = Buffer.alloc(65_536, 'x');
    const pieces = async function* () {
      for (;;) yield piece;
    };
    await pipeline(pieces, response).catch(() => {}); // until the peer closes
  },

  /** Nothing comes, and the connection stays open. */
  'never-answers': () => {},

  /** The headers come line by line. */
  'slow-headers': async ({ step, response, body, cut }) => {
    const { statusCode, socket } = response;
    const lines = [
      `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode]}\r\n`,
      ...Object.entries(response.getHeaders()).map(([name, value]) => `${name}: ${String(value)}\r\n`),
      `content-length: ${body.length}\r\n`,
      '\r\n',
    ];
    await drip(socket, lines, step.pause);
    if (socket.destroyed) return;
    cut();
    socket.end(body);
  },
};

/** Sends the headers and the body, which say that there is more to come. */
function promiseMore(response, body) {
  response.setHeader('content-length', body.length + 100);
  response.flushHeaders();
  response.write(body);
}
