import { PollTimeoutError } from '../../../lib/errors/pollTimeoutError.js';
import { answer } from '../../support/answers.js';
import { attemptOf } from './attemptOf.js';

describe('PollTimeoutError', () => {
  const request = { method: 'POST', url: 'https://api.example.com/jobs', isRepeatable: false };
  const cut = { request, isPoll: false };
  const last = attemptOf(answer(202, { status: 'running' }), { number: 31, tally: { '202': 29, '503': 2 } });
  const seen = 'no match in 5m after 31 attempts (29× 202, 2× 503); last: 202 {"status":"running"}';
  const cases: [string, PollTimeoutError, string][] = [
    ['that there was no answer', new PollTimeoutError(10_000), 'no answer in 10s'],
    ['what was seen', new PollTimeoutError(300_000, last), seen],
    [
      'which request was not answered',
      new PollTimeoutError(90_000, undefined, cut),
      'no answer in 1m 30s to POST https://api.example.com/jobs',
    ],
    [
      'what was seen, and which request was cut off',
      new PollTimeoutError(300_000, last, cut),
      `${seen}; cut off POST https://api.example.com/jobs`,
    ],
  ];
  for (const [what, { message }, text] of cases) {
    it(`says ${what}`, () => {
      expect(message).toBe(text);
    });
  }

  it('holds its kind, the limit, the request and the history', () => {
    const error = new PollTimeoutError(300_000, last, cut);

    expect([error.name, error.kind, error.limit]).toEqual(['PollTimeoutError', 'timeout', 300_000]);
    expect([error.method, error.url, error.isRepeatable]).toEqual(['POST', request.url, false]);
    expect([error.attempts, error.last, error.tally]).toEqual([31, last, last.tally]);
  });

  it('holds no request where none was cut off, so that sending again is safe', () => {
    const { method, url, isRepeatable } = new PollTimeoutError(5, last);

    expect([method, url, isRepeatable]).toEqual([undefined, undefined, true]);
  });

  it('knows whether it was a request or a poll', () => {
    const scopes = [
      new PollTimeoutError(5),
      new PollTimeoutError(5, undefined, cut),
      new PollTimeoutError(5, undefined, { ...cut, isPoll: true }),
      new PollTimeoutError(5, last),
      new PollTimeoutError(5, last, cut),
    ].map(({ scope }) => scope);

    expect(scopes).toEqual(['request', 'request', 'poll', 'poll', 'poll']);
  });
});
