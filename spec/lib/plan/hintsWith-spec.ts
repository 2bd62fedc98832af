import { hintOf } from '../../../lib/http/hintOf.js';
import { serverHints } from '../../../lib/http/serverHints.js';
import { hintsWith } from '../../../lib/plan/hintsWith.js';

describe('hintsWith', () => {
  const bodyHints = {
    'retry.after': 's',
    pause: { unit: 'ms', scope: 'from now on' },
    none: undefined as never,
  } as const;
  const body = { retry: { after: 5 }, poll_after_ms: 7 };
  const cases: readonly (readonly [string, object, Readonly<Record<string, string>>, object])[] = [
    ['takes a field of the body', body, {}, { delay: 5_000, reason: 'retry-after', scope: 'once' }],
    [
      'takes one that holds from now on',
      { pause: '20' },
      {},
      { delay: 20, reason: 'poll-interval', scope: 'from now on' },
    ],
    ['puts Retry-After before it', body, { 'retry-after': '2' }, { delay: 2_000, reason: 'retry-after' }],
    ['puts rate limits before it', body, { ratelimit: '"a";r=0;t=9' }, { delay: 9_000, reason: 'rate-limit' }],
    ['puts X-Poll-Interval behind it', body, { 'x-poll-interval': '9' }, { delay: 5_000, reason: 'retry-after' }],
    ['hears the others where it says nothing', { poll_after_ms: 7 }, {}, { delay: 7 }],
  ];
  for (const [what, body, headers, hint] of cases) {
    it(what, () => {
      const answer = { status: 202, headers: new Headers(headers), body };

      expect(hintOf(answer, 0, hintsWith(bodyHints))).toEqual(jasmine.objectContaining(hint) as never);
    });
  }

  it('leaves out nothing that is known of servers', () => {
    expect(hintsWith({})).toEqual(serverHints);
    expect(hintsWith({ a: 's' }).filter((reader) => serverHints.includes(reader))).toEqual(serverHints);
  });
});
