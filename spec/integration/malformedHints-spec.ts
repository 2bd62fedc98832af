import * as fc from 'fast-check';
import { Observable, asyncScheduler, of, take } from 'rxjs';
import { bodyHint } from '../../lib/http/bodyHint.js';
import { serverHints } from '../../lib/http/serverHints.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import { isRecord } from '../../lib/options.js';
import { conclude } from '../../lib/poll/conclude.js';
import type { Progress } from '../../lib/poll/progress.js';
import { planPoll } from '../../lib/poll/planPoll.js';
import { retryPolicy } from '../../lib/retry/retryPolicy.js';
import { constant } from '../../lib/schedule/constant.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { marbles } from '../support/marbles.js';

const now = Date.UTC(2026, 10, 22, 12);
const answers = 100_000;

/** What no field takes for a time: numbers that are none, texts without one, and what no header or JSON would hold. */
const malformedTime = fc.oneof(
  fc.string({ unit: 'binary-ascii' }).map((text) => text.replace(/\d/g, '#')),
  fc.integer({ max: -1 }).map(String),
  fc.nat().map((seconds) => `${String(seconds)}s`),
  fc.double({ min: 1e-300, max: 1e300, noNaN: true }).map((seconds) => seconds.toExponential()),
  fc.nat().map((time) => new Date(now + time).toISOString()),
  fc.nat().map((time) => new Date(now + time).toUTCString().replace('GMT', 'UTC')),
  fc.constantFrom('NaN', 'Infinity', 'soon', 'null', '0x10', '1e3', '5.', '.5', '5 5', '\u0665', '', ' '),
);
/** How a field may hold a time, or come near to it. */
const forms: Readonly<Record<string, readonly ((time: string) => string)[]>> = {
  'retry-after': [same],
  'retry-after-ms': [same],
  'openai-poll-after-ms': [same],
  ratelimit: [same, (time) => `"a";r=0;t=${time},`, (time) => `"a";r=${time};t=5;`, (time) => `a;r=0;t=5;x=${time}`],
  'ratelimit-policy': [same, (time) => `"a";w=${time}`],
  'x-ratelimit-remaining': [same, () => '0'],
  'x-ratelimit-reset': [same],
  'x-poll-interval': [same],
  'cache-control': [
    same,
    (time) => `max-age=${time.replace(/,/g, ';')}`,
    () => 'max-age',
    () => 'max-age=5, max-age=5',
  ],
  age: [same],
};
const names = Object.keys(forms);
const malformedBody = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }).map((value) => (isRecord(value) ? { ...value, poll_after_ms: null } : value)),
  malformedTime.map((time) => ({ poll_after_ms: time, error: 'authorization_pending', interval: time })),
  fc.constantFrom(
    { poll_after_ms: -5, interval: 5 },
    { poll_after_ms: NaN, error: null },
    { poll_after_ms: [5], error: ['slow_down'] },
    { poll_after_ms: { valueOf: () => 5 }, error: 'authorization_pending', interval: -1 },
  ),
);
const wrongHeaders: readonly unknown[] = [
  undefined,
  null,
  'retry-after: 5',
  { 'retry-after': '5' },
  { get: '5' },
  { get: () => 5 },
  { get: () => ['5'] },
  { get: () => Promise.resolve('5') },
  {
    get: () => {
      throw new Error('no header fields');
    },
  },
];

function same(time: string): string {
  return time;
}

/** Answers in number, each with malformed hints in all fields; every tenth has no header fields that can be read. */
function* malformedAnswers(seed: number, count = answers): Generator<HttpResponse> {
  const times = fc.sample(malformedTime, { numRuns: 4_999, seed });
  const bodies = fc.sample(malformedBody, { numRuns: 997, seed });
  for (let i = 0; i < count; i++) {
    const get = (name: string): string | null => {
      const index = names.indexOf(name);
      const shapes = forms[name] ?? [];
      return shapes[(i + index) % shapes.length]?.(times[(i * 13 + index * 101) % times.length] ?? '') ?? null;
    };
    const headers = i % 10 ? { get } : wrongHeaders[(i / 10) % wrongHeaders.length];
    yield { status: 202, headers: headers as HttpResponse['headers'], body: bodies[i % bodies.length], url: null };
  }
}

describe('malformed hints', () => {
  it('are ignored, each of 100,000 answers full of them, by every reader', () => {
    const readers = [...serverHints, bodyHint('poll_after_ms', 's'), bodyHint('a.b', 'ms')];
    const found: unknown[] = [];
    for (const answer of malformedAnswers(42)) {
      for (const read of readers) {
        const hint = read(answer, now);
        if (hint !== undefined) found.push([hint, answer]);
      }
    }

    expect(found.slice(0, 3)).toEqual([]);
  });

  it('neither end a poll nor change its pace', () => {
    const plan = planPoll({ strategy: 'fixed', initialDelay: 1_000 }, {});
    const progress: Progress = {
      number: 1,
      beganAt: now,
      slot: now,
      startedAt: now,
      previousDelay: undefined,
      wasLast: false,
      leftOut: 0,
      tally: {},
      pace: undefined,
      last: undefined,
      deadlineAt: Infinity,
    };
    const otherwise: unknown[] = [];
    for (const response of malformedAnswers(43)) {
      const { attempt, failure } = conclude(plan, progress, { response }, now);
      const isAsEver = failure === undefined && attempt.nextDelay === 1_000 && attempt.delayReason === 'schedule';
      if (!isAsEver || attempt.hint || attempt.pace) otherwise.push(response);
    }

    expect(otherwise.slice(0, 3)).toEqual([]);
  });

  it('do not hold back what is sent again', () => {
    const { retryAfter } = retryPolicy({ schedule: constant(1_000) });
    const otherwise: unknown[] = [];
    for (const answer of malformedAnswers(44, 10_000)) {
      const retry = retryAfter({ attempt: 1, elapsed: 0, response: { ...answer, status: 503 } }, now);
      if (retry?.delay !== 1_000) otherwise.push(answer);
    }

    expect(otherwise.slice(0, 3)).toEqual([]);
  });

  it(
    'neither stop nor hasten a poll that gets nothing else',
    marbles(({ flush }) => {
      const source = malformedAnswers(45, 2_000);
      const at: number[] = [];
      const transport = (): Observable<HttpResponse> => {
        at.push(asyncScheduler.now());
        const next = source.next();
        return next.done ? of() : of(next.value);
      };
      let end: unknown;
      pollHttp('https://api.example.com/jobs/42', { transport })
        .pipe(backoffSchedule(constant(1_000)), take(2_000))
        .subscribe({ error: (error: unknown) => (end = error), complete: () => (end = 'complete') });
      flush();

      expect(end).toBe('complete');
      expect(at.length).toBe(2_000);
      expect(at.every((time, index) => time === index * 1_000)).toBeTrue();
    }, Infinity),
  );
});

describe('hints of any kind', () => {
  it('are none, or a finite delay of 0 or more', () => {
    const time = fc.oneof(
      malformedTime,
      fc.stringMatching(/^\d{1,400}(\.\d{1,9})?$/),
      fc.string(),
      fc.nat().map(String),
    );
    const times = fc.sample(time, { numRuns: 4_999, seed: 46 });
    const bodies = fc.sample(
      fc.record({
        poll_after_ms: fc.oneof(time, fc.double(), fc.jsonValue()),
        error: fc.constantFrom('slow_down', 'authorization_pending', null),
        interval: fc.oneof(time, fc.double(), fc.jsonValue()),
      }),
      { numRuns: 997, seed: 46 },
    );
    const wrong: unknown[] = [];
    let hints = 0;
    for (let i = 0; hints < answers; i++) {
      const get = (name: string): string | undefined => {
        const shapes = forms[name] ?? [same];
        return shapes[i % shapes.length]?.(times[(i * 13 + name.length * 101) % times.length] ?? '');
      };
      for (const read of serverHints) {
        const hint = read({ headers: { get }, body: bodies[i % bodies.length] }, now);
        if (hint === undefined) continue;
        hints++;
        if (!(Number.isFinite(hint.delay) && hint.delay >= 0)) wrong.push(hint);
      }
    }

    expect(wrong.slice(0, 3)).toEqual([]);
  });
});
