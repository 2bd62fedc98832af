import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { diag, SpanStatusCode } from '@opentelemetry/api';
import type { Tracer } from '@opentelemetry/api';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import type { MonoTypeOperatorFunction, Observable } from 'rxjs';
import { tracePoll } from '../../examples/opentelemetry/tracePoll.js';
import type { Attempt } from '../../lib/attempt.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import { NetworkError } from '../../lib/errors/networkError.js';
import { definePreset } from '../../lib/presets/definePreset.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { retryRequest } from '../../operators/retryRequest.js';
import { takeUntilMatch } from '../../operators/takeUntilMatch.js';
import { timeoutAfter } from '../../operators/timeoutAfter.js';
import { scriptedTransport } from '../../testing/scriptedTransport.js';
import type { ScriptedAnswer } from '../../testing/scriptedTransport.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

type Answered = Attempt<HttpResponse>;

const url = 'https://me:secret@api.example.com/jobs/42?api_key=secret';
const shown = 'https://********@api.example.com/jobs/42?api_key=********';

const job = definePreset({
  id: 'example',
  asOf: '2026-11',
  source: 'docs',
  status: { method: 'GET', url: '/jobs/{id}', path: 'status' },
  pending: ['running'],
  success: ['completed'],
  failure: ['failed'],
});
const running: ScriptedAnswer = { status: 202, body: { status: 'running' } };
const completed: ScriptedAnswer = { body: { status: 'completed' } };
const failed: ScriptedAnswer = { body: { status: 'failed' } };
const busy: ScriptedAnswer = { status: 503, headers: { 'retry-after': '1' } };
const lost: ScriptedAnswer = {
  error: new NetworkError({ method: 'GET', url: shown, isRepeatable: true }, new Error('socket hang up')),
};
const strange: ScriptedAnswer = { error: new TypeError(`cannot read what ${url} says`) };

describe('examples/opentelemetry', () => {
  let exporter: InMemorySpanExporter;
  let tracer: Tracer;
  let complaints: unknown[];
  beforeEach(() => {
    exporter = new InMemorySpanExporter();
    tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).getTracer('spec');
    complaints = [];
    const complain = (...said: unknown[]): void => void complaints.push(said);
    diag.setLogger({ error: complain, warn: complain, info: complain, debug: complain, verbose: complain });
    complaints = []; // it says that it is set
  });
  afterEach(() => {
    diag.disable();

    expect(complaints).withContext('such as of a span that is told of something after its end').toEqual([]);
  });

  const poll = (
    script: readonly ScriptedAnswer[],
    { retries = 0, tolerateErrors = 0, maxAttempts = 9 } = {},
  ): Observable<Answered> =>
    pollHttp(url, { transport: scriptedTransport(script) }).pipe(
      retryRequest({ initialDelay: 10, jitter: 'none', maxRetries: retries }),
      backoffSchedule({
        initialDelay: 100,
        tolerateErrors,
        maxAttempts,
        observer: () => tracePoll(tracer, 'poll job', { 'job.id': 42 }),
      }),
    );
  const untilDone = (): MonoTypeOperatorFunction<Answered> => takeUntilMatch<Answered['response']>(job);
  const eventsOf = ({ events }: ReadableSpan): unknown[] => events.map(({ name, attributes }) => [name, attributes]);
  const attempt = (told: {
    number: number;
    status: number;
    delay: number;
    reason: string;
    duration?: number;
  }): object => ({
    'rxpoll.attempt': told.number,
    'rxpoll.duration_ms': told.duration ?? 0,
    'http.response.status_code': told.status,
    'url.full': shown,
    'rxpoll.delay_ms': told.delay,
    'rxpoll.delay_reason': told.reason,
  });
  const retry = (outcome: object, count: number, delay: number): object => ({
    'http.request.resend_count': count,
    ...outcome,
    'url.full': shown,
    'rxpoll.delay_ms': delay,
  });
  const error = (message: string): object => ({
    code: SpanStatusCode.ERROR,
    message: jasmine.stringContaining(message) as unknown,
  });
  const noError = { code: SpanStatusCode.UNSET };

  const ends: [string, () => Observable<unknown>, string, number, object, string?][] = [
    ['matches', () => poll([running, completed]).pipe(untilDone()), 'matched', 2, noError],
    ['fails', () => poll([running, failed]).pipe(untilDone()), 'failed', 2, error('"failed"'), 'PollFailedError'],
    [
      'runs out of time',
      () => poll([running]).pipe(timeoutAfter(150)),
      'timeout',
      2,
      error('no match in 150ms after 2 attempts (2× 202)'),
      'PollTimeoutError',
    ],
    ['loses a request', () => poll([running, lost]), 'error', 2, error('no response: socket hang up'), 'NetworkError'],
    ['meets another error', () => poll([strange]), 'error', 0, error(`cannot read what ${shown} says`), 'TypeError'],
    ['is done with its schedule', () => poll([running], { maxAttempts: 3 }), 'completed', 3, noError],
    [
      'is exhausted',
      () => poll([running], { maxAttempts: 3 }).pipe(untilDone()),
      'error',
      3,
      error('without a match after 3'),
      'PollExhaustedError',
    ],
    ['is unsubscribed', () => poll([running]), 'unsubscribed', 4, noError],
  ];
  for (const [how, make, outcome, attempts, status, type] of ends) {
    it(
      `ends the span of a poll that ${how}`,
      marbles(({ flush, hot, expectObservable }) => {
        expectObservable(hot('1s |')); // virtual time goes on until then
        const subscription = make().subscribe({ error: () => undefined });
        flush();
        subscription.unsubscribe();
        const [span, ...others] = exporter.getFinishedSpans();

        expect(others).toEqual([]);
        expect(span?.name).toBe('poll job');
        expect(span?.status).toEqual(status as ReadableSpan['status']);
        expect(span?.attributes).toEqual(
          jasmine.objectContaining({
            'job.id': 42,
            'rxpoll.outcome': outcome,
            'rxpoll.attempts': attempts,
          }),
        );
        expect(span?.attributes['error.type']).toEqual(type);
      }),
    );
  }

  it(
    'tells of attempts, with what they waited for',
    marbles(({ flush }) => {
      record(poll([running, busy, completed]).pipe(takeUntilMatch({ status: [200] })));
      flush();

      expect(exporter.getFinishedSpans().map(eventsOf)).toEqual([
        [
          ['attempt', attempt({ number: 1, status: 202, delay: 100, reason: 'schedule' })],
          ['hint', { 'rxpoll.hint': 'retry-after', 'rxpoll.scope': 'once', 'rxpoll.delay_ms': 1_000 }],
          ['attempt', attempt({ number: 2, status: 503, delay: 1_000, reason: 'retry-after' })],
          ['attempt', attempt({ number: 3, status: 200, delay: 400, reason: 'schedule' })],
        ],
      ]);
    }, 3_000),
  );

  it(
    'tells of requests that are sent again',
    marbles(({ flush }) => {
      record(poll([lost, busy, completed], { retries: 2 }).pipe(untilDone()));
      flush();
      const message = `GET ${shown} got no response: socket hang up`;

      expect(exporter.getFinishedSpans().map(eventsOf)).toEqual([
        [
          ['retry', retry({ 'error.type': 'NetworkError', 'error.message': message }, 1, 10)],
          ['retry', retry({ 'http.response.status_code': 503 }, 2, 1_000)],
          ['attempt', attempt({ number: 1, status: 200, delay: 100, reason: 'schedule', duration: 1_010 })],
        ],
      ]);
    }, 3_000),
  );

  it(
    'tells of states that nobody knows, and of errors that the poll survives',
    marbles(({ flush }) => {
      record(poll([{ body: { status: 'paused' } }, strange, completed], { tolerateErrors: 1 }).pipe(untilDone()));
      flush();

      const [span] = exporter.getFinishedSpans();
      const [, unknown, survived] = span ? eventsOf(span) : [];

      expect(unknown).toEqual(['unknown state', { 'rxpoll.state': 'paused', 'rxpoll.count': 1 }]);
      expect(survived).toEqual([
        'attempt',
        jasmine.objectContaining({
          'rxpoll.attempt': 2,
          'error.type': 'TypeError',
          'error.message': `cannot read what ${shown} says`,
        }),
      ]);
    }),
  );

  it(
    'gives each subscriber a span',
    marbles(({ flush, cold }) => {
      const poll$ = poll([running, completed, completed]).pipe(untilDone());
      record(poll$);
      cold('--(a|)').subscribe(() => record(poll$));
      flush();

      expect(exporter.getFinishedSpans().map(({ events }) => events.length)).toEqual([1, 2]);
      expect(new Set(exporter.getFinishedSpans().map((span) => span.spanContext().spanId)).size).toBe(2);
    }),
  );

  it(
    'tells no secret',
    marbles(({ flush }) => {
      record(
        poll([lost, busy, strange, { body: { status: 'paused' } }, failed], { retries: 2, tolerateErrors: 1 }).pipe(
          untilDone(),
        ),
      );
      flush();
      const told = exporter.getFinishedSpans().map(({ attributes, events, status }) => [attributes, events, status]);

      expect(told.length).toBe(1);
      expect(JSON.stringify(told)).toContain('********');
      expect(JSON.stringify(told)).not.toContain('secret');
    }, 5_000),
  );

  it('shows a span for each job', async () => {
    const program = fileURLToPath(new URL('../../examples/opentelemetry/main.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--conditions=rxpoll-source',
      '--import',
      'tsx',
      program,
    ]);

    expect(stdout.match(/^\S poll job, [\d.]+ s/gm)?.length).toBe(3);
    expect(new Set(stdout.match(/(?<=outcome +)\w+/g))).toEqual(new Set(['timeout', 'failed', 'matched']));
    expect(stdout).toMatch(/retry +resend_count=1 +type=UND_ERR_SOCKET/);
    expect(stdout).toMatch(/hint +hint=retry-after/);
    expect(stdout).not.toContain('secret');
  }, 20_000);
});
