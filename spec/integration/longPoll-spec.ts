import { map, of } from 'rxjs';
import type { Observable } from 'rxjs';
import type { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import { constant } from '../../lib/schedule/constant.js';
import type { PollHttpOptions } from '../../lib/transport/exchangePlan.js';
import type { HttpRequest } from '../../lib/transport/transport.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { requestGate } from '../../operators/requestGate.js';
import { retryRequest } from '../../operators/retryRequest.js';
import { timeoutAfter } from '../../operators/timeoutAfter.js';
import { receiving } from '../lib/transport/receiving.js';
import { answer } from '../support/answers.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

const url = 'https://api.example.com/jobs/42';
const prefer = { wait: '2s' };

describe('long polls (RFC 7240)', () => {
  const fields: [PollHttpOptions, string][] = [
    [{ prefer }, 'wait=2'],
    [{ prefer: { wait: 1_500, respondAsync: true } }, 'respond-async, wait=2'],
    [{ prefer, headers: { Prefer: 'return=minimal' } }, 'return=minimal, wait=2'],
  ];
  for (const [options, field] of fields) {
    it(`asks by Prefer: ${field}`, () => {
      const sent: (string | null)[] = [];
      const transport = ({ headers }: HttpRequest): Observable<HttpResponse> => {
        sent.push(headers.get('prefer'));
        return of(answer(200, null, { 'preference-applied': 'wait=1' }));
      };
      const { values } = record(pollHttp(url, { ...options, transport }));

      expect(sent).toEqual([field]);
      expect(values.map(({ held }) => held)).toEqual([1_000]);
    });
  }

  describe('the limit of a request', () => {
    type Place = (request$: Observable<HttpResponse>) => Observable<unknown>;
    const gate = requestGate();
    const places: [string, Place, end: number, limit: number][] = [
      ['is longer by the wait', (request$) => request$.pipe(timeoutAfter(500)), 2_500, 2_500],
      ['is, around another one', (request$) => request$.pipe(timeoutAfter(3_000), timeoutAfter(500)), 2_500, 2_500],
      ['is, around a gate', (request$) => request$.pipe(gate, timeoutAfter(500)), 2_500, 2_500],
      ['is, within a poll', (request$) => request$.pipe(timeoutAfter(500), backoffSchedule()), 2_500, 2_500],
      [
        'is, and that of a poll is not',
        (request$) => request$.pipe(timeoutAfter(900), backoffSchedule(), timeoutAfter(1_000)),
        1_000,
        1_000,
      ],
      [
        'is longer by each wait that it is for',
        (request$) =>
          request$.pipe(
            timeoutAfter(500),
            retryRequest({ maxRetries: 1, initialDelay: 100, random: () => 1 }),
            timeoutAfter(9_000),
          ),
        5_100,
        2_500,
      ],
    ];
    for (const [title, place, end, limit] of places) {
      it(
        title,
        marbles(({ cold, expectObservable }) => {
          const transport = (): Observable<HttpResponse> => cold<HttpResponse>('-');
          const error = jasmine.objectContaining({ kind: 'timeout', limit });

          expectObservable(place(pollHttp(url, { prefer, transport }))).toBe(`${String(end)}ms #`, undefined, error);
        }, 20_000),
      );
    }

    it('is told as long as it was', () => {
      let end: unknown;
      marbles(({ cold, flush }) => {
        const seen = record(
          pollHttp(url, { prefer, transport: () => cold<HttpResponse>('-') }).pipe(timeoutAfter('500ms')),
        );
        flush();
        end = seen.end;
      }, 5_000)();

      expect((end as PollTimeoutError).message).toBe(`no answer in 2.5s to GET ${url}`);
    });
  });

  /** When a poll of constant delays asks, in milliseconds, where the n-th answer takes so long and says so. */
  function startsOf(
    answers: readonly (readonly [took: number, text: string])[],
    options: PollHttpOptions = { prefer },
  ): number[] {
    const starts: number[] = [];
    marbles(({ cold, flush }) => {
      let count = 0;
      const transport = (request: HttpRequest): Observable<HttpResponse> => {
        const [took, text] = answers[Math.min(count++, answers.length - 1)]!;
        const read = (): HttpResponse => {
          const { body, ...others } = receiving(request, 200, text);
          return { ...answer(200, body), ...others };
        };
        return cold(`${String(took)}ms (a|)`).pipe(map(read));
      };
      pollHttp(url, { ...options, transport })
        .pipe(backoffSchedule(constant(500)))
        .subscribe(({ startedAt }) => starts.push(startedAt));
      flush();
    }, 6_000)();
    return starts;
  }

  const courses: [string, readonly (readonly [took: number, text: string])[], number[]][] = [
    [
      'are followed by the next at once where they were held to the end',
      [
        [2_000, 'a'],
        [2_000, 'a'],
        [1_900, 'b'],
      ],
      [0, 2_000, 4_000],
    ],
    [
      'count the delay from the request where something new came early',
      [
        [100, 'a'],
        [300, 'b'],
        [700, 'c'],
        [9_000, 'd'],
      ],
      [0, 500, 1_000],
    ],
    [
      'wait the whole delay where the server has not held them',
      [
        [100, 'a'],
        [100, 'a'],
        [100, 'a'],
        [9_000, 'a'],
      ],
      [0, 500, 1_100],
    ],
  ];
  for (const [title, answers, starts] of courses) {
    it(title, () => {
      expect(startsOf(answers).slice(0, 3)).toEqual(starts);
    });
  }

  it('are no storm of requests at a server that answers at once each time, be it new or not', () => {
    const changing = Array.from({ length: 100 }, (_, n) => [0, String(n)] as const);

    expect(startsOf(changing).length).toBe(13);
    expect(startsOf([[0, 'a']]).length).toBe(13);
  });

  it('go by the schedule without the option', () => {
    expect(
      startsOf(
        [
          [2_000, 'a'],
          [2_000, 'a'],
          [9_000, 'a'],
        ],
        {},
      ),
    ).toEqual([0, 2_500]);
  });
});
