import { serverHints } from '../../../lib/http/serverHints.js';
import type { HintReason } from '../../../lib/http/hint.js';

describe('serverHints', () => {
  const fields = {
    'retry-after': '1',
    'retry-after-ms': '2000',
    'openai-poll-after-ms': '3000',
    ratelimit: '"a";r=0;t=4',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': '5',
    'x-poll-interval': '7',
    'cache-control': 'max-age=9',
  };
  const body = { poll_after_ms: 6_000, error: 'slow_down', interval: 8 };
  const found = (fields: Record<string, string>, body: unknown): [HintReason, number][] =>
    serverHints.flatMap((read) => {
      const hint = read({ status: 200, headers: new Headers(fields), body }, 0);
      return hint ? [[hint.reason, hint.delay]] : [];
    });

  it('reads all that an answer holds, in the order of precedence', () => {
    expect(found(fields, body)).toEqual([
      ['retry-after', 1_000],
      ['rate-limit', 4_000],
      ['retry-after', 6_000],
      ['poll-interval', 7_000],
      ['poll-interval', 8_000],
      ['cache', 9_000],
    ]);
  });

  it('lets what is of lower precedence through where the rest is left out, name by name', () => {
    const names = Object.keys(fields).filter((name) => name !== 'x-ratelimit-remaining');
    const firsts = names.map((_, index) => {
      const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !names.slice(0, index).includes(name)));
      return found(rest, null)[0]?.[1];
    });

    expect(firsts).toEqual([1_000, 2_000, 3_000, 4_000, 5_000, 7_000, 9_000]);
  });

  it('counts the 5 s of a slow_down once, whether its interval is told or not', () => {
    expect(found({}, { error: 'slow_down' })).toEqual([['slow-down', 5_000]]);
    expect(found({}, { error: 'slow_down', interval: 10 })).toEqual([['poll-interval', 10_000]]);
  });

  it('does not read what may mean anything', () => {
    const bodies = [{ interval: 5 }, { delay: 5 }, { retry_after: 5 }, { wait: 5 }, { status: 'slow_down' }];

    expect(bodies.flatMap((body) => found({ 'x-interval': '5', date: 'soon', expires: '0' }, body))).toEqual([]);
  });
});
