import { describePolling } from '../../../cli/poll/describePolling.js';
import { pollingOf } from '../../../cli/poll/polling.js';
import type { Sentence } from '../../../lib/plan/sentence.js';

describe('describePolling', () => {
  const sentence: Sentence = {
    ...{
      request: { url: 'http://localhost/?token=hunter2', headers: [] },
      exchange: {},
      requestTimeout: '10s',
      retry: {},
      timeout: '5m',
    },
    ...{ schedule: { strategy: 'fixed' }, until: { status: [200] }, match: {} },
  };
  const start = 'GET http://localhost/?token=******** until';
  const cases: readonly (readonly [string, Partial<Sentence>, string])[] = [
    [
      'all limits',
      {},
      `${start} status=200; asks every 1s; each request within 10s; sent again up to 4 times when lost; all within 5m`,
    ],
    [
      'none',
      { requestTimeout: Infinity, timeout: Infinity, retry: { maxRetries: 0 } },
      `${start} status=200; asks every 1s; no retries`,
    ],
    [
      'a predicate, failures and matches in a row',
      {
        until: () => true,
        match: { failOn: { body: { a: ['b'] } }, stableFor: 3 },
        retry: { maxRetries: Infinity },
        timeout: Infinity,
      },
      `${start} ctx => true 3 times in a row; fails on body.a=b; asks every 1s; each request within 10s; sent again when lost`,
    ],
    [
      'what say the server has',
      {
        ...{ exchange: { conditional: true, prefer: { wait: '1m' } }, requestTimeout: Infinity, timeout: Infinity },
        ...{ schedule: { strategy: 'fixed', onServerDelay: 'clamp', maxServerDelay: '1h' } },
      },
      `${start} status=200; asks every 1s; only for what has changed; held by the server for up to 1m; ` +
        'whatever the server asks, waits at most 1h; sent again up to 4 times when lost',
    ],
    [
      'a server that may ask for any wait',
      { requestTimeout: Infinity, timeout: Infinity, schedule: { strategy: 'fixed', onServerDelay: 'wait' } },
      `${start} status=200; asks every 1s; waits as long as the server asks; sent again up to 4 times when lost`,
    ],
  ];
  for (const [what, change, text] of cases) {
    it(`says a poll with ${what}`, () => {
      expect(describePolling(pollingOf({ ...sentence, ...change }, 'ctx => true'))).toBe(text);
    });
  }
});
