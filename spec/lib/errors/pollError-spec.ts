import { lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import * as z from 'zod/mini';
import type { AnyPollError } from '../../../lib/errors/isPollError.js';
import { isPollError } from '../../../lib/errors/isPollError.js';
import { PollError, brand, historyOf, noHistory } from '../../../lib/errors/pollError.js';
import type { PollErrorKind } from '../../../lib/errors/pollError.js';
import { constant } from '../../../lib/schedule/constant.js';
import type { PollHttpOptions } from '../../../lib/transport/exchangePlan.js';
import { backoffSchedule } from '../../../operators/backoffSchedule.js';
import { pollHttp } from '../../../operators/pollHttp.js';
import { takeUntilMatch } from '../../../operators/takeUntilMatch.js';
import { timeoutAfter } from '../../../operators/timeoutAfter.js';
import { attemptOf } from './attemptOf.js';
import { textOf } from './textOf.js';

describe('PollError', () => {
  class AnyError extends PollError {
    readonly kind = 'network';
  }

  it('is an error with a history, a cause and a mark that is not printed', () => {
    const last = attemptOf('pending', { number: 2, tally: { answer: 2 } });
    const cause = new Error('why');
    const error = new AnyError('it broke', historyOf(last), { cause });

    expect(error).toBeInstanceOf(Error);
    expect([error.message, error.attempts, error.last, error.tally, error.cause]).toEqual([
      'it broke',
      2,
      last,
      { answer: 2 },
      cause,
    ]);
    expect(Object.getOwnPropertyDescriptor(error, brand)?.enumerable).toBeFalse();
    expect(brand).toBe(Symbol.for('rxpoll.PollError'));
  });

  it('has seen nothing unless told', () => {
    const error = new AnyError('it broke');

    expect([error.attempts, error.last, error.tally]).toEqual([0, undefined, {}]);
    expect('cause' in error).toBeFalse();
    expect(historyOf(undefined)).toBe(noHistory);
  });

  describe('made by a poll', () => {
    const url = 'https://hidden-user:hidden%20pw@api.example.com/jobs?api_key=hidden&page=2#access_token=hidden';
    const headers = { authorization: 'Bearer hidden', cookie: 'session=hidden', 'x-api-key': 'hidden' };
    const answered =
      (status: number, fields: Record<string, string> = {}) =>
      async (): Promise<Response> =>
        new Response('{"status":"running"}', {
          status,
          headers: { 'set-cookie': 'session=hidden', 'x-auth-token': 'hidden', location: url, ...fields },
        });
    const poll = (options: PollHttpOptions): Observable<unknown> =>
      pollHttp(url, { method: 'PUT', headers, ...options }).pipe(
        timeoutAfter(options.transport ? 5 : 1_000),
        backoffSchedule(constant(1)),
        takeUntilMatch({ status: [200] }, { failOn: { status: [410] } }),
        timeoutAfter(50),
      );
    const never = (): Promise<Response> => new Promise<Response>(() => undefined);
    const lost = async (): Promise<Response> => {
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error(`no way to ${url}`), { code: 'ENOTFOUND' }),
      });
    };

    const polls: [string, PollErrorKind, () => Observable<unknown>][] = [
      ['lost', 'network', () => poll({ fetch: lost })],
      ['out of time', 'timeout', () => poll({ fetch: answered(202) })],
      ['out of time during a request', 'timeout', () => poll({ fetch: never }).pipe(timeoutAfter(20))],
      ['failed', 'failed', () => poll({ fetch: answered(410) })],
      [
        'exhausted',
        'exhausted',
        () =>
          pollHttp(url, { headers, fetch: answered(202) }).pipe(
            backoffSchedule({ maxAttempts: 1 }),
            takeUntilMatch({ status: [200] }),
          ),
      ],
      ['against the schema', 'schema', () => poll({ fetch: answered(200), schema: z.object({ id: z.number() }) })],
      ['told to wait too long', 'server-delay', () => poll({ fetch: answered(202, { 'retry-after': '3600' }) })],
      ['too large', 'body-too-large', () => poll({ fetch: answered(202), maxBodyBytes: 1 })],
    ];
    for (const [what, kind, poll$] of polls) {
      it(`holds no credential: ${what}`, async () => {
        const error: unknown = await lastValueFrom(poll$()).catch((error: unknown) => error);

        expect(isPollError(error) && error.kind).toBe(kind);
        expect(textOf(error)).not.toMatch(/hidden|Bearer/);
        expect(textOf(error)).toContain((error as AnyPollError).message);
      });
    }
  });
});
