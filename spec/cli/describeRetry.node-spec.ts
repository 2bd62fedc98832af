import { describeRetry } from '../../cli/describeRetry.js';
import { NetworkError } from '../../lib/errors/networkError.js';
import { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import type { ScheduleContext } from '../../lib/schedule/schedule.js';

describe('describeRetry', () => {
  const answer = (status: number, headers: Record<string, string> = {}): HttpResponse => ({
    status,
    headers: new Headers(headers),
    body: null,
    url: null,
  });
  const request = { method: 'GET', url: 'http://localhost/', isRepeatable: true };

  const cases: readonly (readonly [string, Partial<ScheduleContext>, string, string, string])[] = [
    [
      'a status with Retry-After',
      { response: answer(503, { 'retry-after': '1' }) },
      '503',
      'Service Unavailable',
      'sent again in 1s, as Retry-After asks',
    ],
    ['a status', { response: answer(500) }, '500', 'Internal Server Error', 'sent again in 1s, by the schedule'],
    ['a status without a name', { response: answer(599) }, '599', '-', 'sent again in 1s, by the schedule'],
    [
      'an error with a common code',
      { error: new NetworkError(request, Object.assign(new Error(), { code: 'ECONNRESET' })) },
      '-',
      'connection lost',
      'sent again in 1s, by the schedule',
    ],
    [
      'an error with another code',
      { error: new NetworkError(request, Object.assign(new Error(), { code: 'EPIPE' })) },
      '-',
      'EPIPE',
      'sent again in 1s, by the schedule',
    ],
    [
      'an error without a code',
      { error: new NetworkError(request, new Error('lost')) },
      '-',
      'no answer',
      'sent again in 1s, by the schedule',
    ],
    ['a timeout', { error: new PollTimeoutError(9) }, '-', 'timeout', 'sent again in 1s, by the schedule'],
    ['another error', { error: new Error('odd') }, '-', 'Error: odd', 'sent again in 1s, by the schedule'],
  ];
  for (const [what, context, status, state, next] of cases) {
    it(`tells ${what}`, () => {
      const line = describeRetry({ attempt: 1, elapsed: 20, duration: 20, ...context }, 1_000, 4);

      expect(line).toEqual({ number: 4, outcome: 'retry', status, state, duration: 20, next });
    });
  }
});
