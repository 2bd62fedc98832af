import { besideServerHints } from '../../../lib/http/besideServerHints.js';
import { bodyHint } from '../../../lib/http/bodyHint.js';
import { hintOf } from '../../../lib/http/hintOf.js';
import { serverHints } from '../../../lib/http/serverHints.js';

describe('besideServerHints', () => {
  const readers = besideServerHints([bodyHint('pause', 's')]);
  const delayOf = (headers: Record<string, string>, body: unknown = { pause: 5 }): number | undefined =>
    hintOf({ headers: new Headers(headers), body }, 0, readers)?.delay;

  it('puts fields of the body after Retry-After and rate limits, and before the rest', () => {
    expect(delayOf({ 'retry-after': '2' })).toBe(2_000);
    expect(delayOf({ ratelimit: '"a";r=0;t=9' })).toBe(9_000);
    expect(delayOf({ 'x-poll-interval': '9' })).toBe(5_000);
    expect(delayOf({}, { pause: 5, poll_after_ms: 1 })).toBe(5_000);
  });

  it('leaves out nothing that is known of servers', () => {
    expect(besideServerHints([])).toEqual(serverHints);
    expect(readers.filter((reader) => serverHints.includes(reader))).toEqual(serverHints);
  });
});
