import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Writes pieces with a pause after each, until there are no more or nobody reads them.
 *
 * @param {import('node:stream').Writable} stream
 * @param {readonly (string | Uint8Array)[]} pieces
 * @param {number} [pause] Milliseconds.
 */
export async function drip(stream, pieces, pause = 10) {
  for (const piece of pieces) {
    if (stream.destroyed) return;
    stream.write(piece);
    await sleep(pause);
  }
}
