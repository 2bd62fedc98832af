import { connect } from 'node:net';
import { faultServer } from '../support/faultServer.js';
import type { Fault } from '../support/faultServer.js';

/** What comes over the wire, and how it ends: by a code, or by a polite end. */
async function wire(url: string): Promise<{ text: string; end: string }> {
  const { hostname, port, pathname } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
  let text = '';
  socket.setEncoding('utf8').on('data', (more: string) => (text += more));
  return new Promise((resolve) => {
    socket.on('error', (error: NodeJS.ErrnoException) => {
      resolve({ text, end: error.code ?? '' });
    });
    socket.on('end', () => {
      resolve({ text, end: 'politely' });
    });
  });
}

describe('faultServer on the wire', () => {
  const cases: readonly (readonly [Fault, RegExp, string])[] = [
    ['reset-before-headers', /^$/, 'ECONNRESET'],
    ['reset-in-body', /content-length: 104\r\n(.*\r\n)*\r\npart$/i, 'ECONNRESET'],
    ['short-body', /content-length: 104\r\n(.*\r\n)*\r\npart$/i, 'politely'],
    ['chunked-cut-short', /transfer-encoding: chunked\r\n(.*\r\n)*\r\n4\r\npart\r\n$/i, 'politely'],
    ['slow-headers', /content-length: 4\r\n\r\npart$/i, 'politely'],
  ];
  for (const [fault, text, end] of cases) {
    it(`ends as it says: ${fault}`, async () => {
      const { url } = await faultServer.play([{ fault, body: 'part', pause: 5 }]);

      const seen = await wire(url);

      expect(seen.text).toMatch(text);
      expect(seen.end).toBe(end);
    });
  }
});
