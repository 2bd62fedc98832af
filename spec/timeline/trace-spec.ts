import { markExhausted } from '../../lib/matcher/exhausted.js';
import { NetworkError } from '../../lib/errors/networkError.js';
import { PollFailedError } from '../../lib/errors/pollFailedError.js';
import { Trace } from '../../timeline/trace.js';
import { anAttempt, aTrace, began } from './aTrace.js';

const lost = new NetworkError(
  { method: 'GET', url: 'https://api.example.com/', isRepeatable: true },
  new TypeError('refused'),
);

describe('Trace', () => {
  const outcomes = [
    ['pending', '202', anAttempt(1, 0)],
    ['pending', '200', anAttempt(1, 0, { response: { status: 200, body: null } })],
    ['pending', 'answer', anAttempt(1, 0, { response: 'no HTTP' })],
    ['unchanged', '304', anAttempt(1, 0, { response: { status: 304, body: null }, unchanged: true })],
    ['refused', '404', anAttempt(1, 0, { response: { status: 404, body: null } })],
    ['refused', '503', anAttempt(1, 0, { response: { status: 503, body: null } })],
    ['lost', 'network', anAttempt(1, 0, { error: lost })],
    ['refused', '500', anAttempt(1, 0, { error: { status: 500 } })], // as Angular's HttpErrorResponse
  ] as const;
  for (const [outcome, said, attempt] of outcomes) {
    it(`sees that ${said} is ${outcome}`, () => {
      expect(aTrace(attempt).points).toEqual([jasmine.objectContaining({ outcome, said })]);
    });
  }

  it('keeps a short, masked piece of what came', () => {
    const body = { token: 'hush', text: 'x'.repeat(1_000) };
    const trace = aTrace(
      anAttempt(1, 0, { response: { status: 202, body } }),
      anAttempt(2, 100, { response: { status: 202, body: null } }),
      anAttempt(3, 200, { error: new Error('lost https://me:hush@api.example.com/') }),
    );
    const [long, none, error] = trace.points.map(({ excerpt }) => excerpt);

    expect(long).toMatch(/^\{"token":"[^h]+","text":"x+…$/);
    expect(long?.length).toBe(121);
    expect(none).toBe('');
    expect(error).toContain('lost https://');
    expect(error).not.toContain('hush');
  });

  it('forgets the oldest beyond its bound, and the pauses before them', () => {
    const trace = new Trace(began, 2);
    trace.pause(true, began + 10);
    trace.pause(false, began + 20);
    for (const number of [1, 2, 3]) trace.add(anAttempt(number, number * 1_000));

    expect(trace.points.map(({ number }) => number)).toEqual([2, 3]);
    expect(trace.pauses).toEqual([]);
    expect(trace.since).toBe(began + 2_000);
  });

  it('bounds the pauses and the retries that it keeps', () => {
    const trace = new Trace(began, 2);
    for (const time of [1, 2, 3]) {
      trace.pause(true, began + 10 * time);
      trace.pause(false, began + 10 * time + 5);
      trace.retry({ attempt: time, elapsed: 0, response: { status: 503 } }, 100, began + time);
    }

    expect(trace.pauses.map(({ since }) => since)).toEqual([began + 20, began + 30]);
    expect(trace.retries.map(({ at }) => at)).toEqual([began + 2, began + 3]);
  });

  it('learns from the attempts when a poll began that it was shown later', () => {
    const trace = new Trace(began + 60_000, 10);
    trace.add(anAttempt(7, 50_000));

    expect(trace.beganAt).toBe(began);
    expect(trace.since).toBe(began + 50_000);
  });

  it('gives an attempt the retries that came before it', () => {
    const trace = aTrace(anAttempt(1, 0));
    trace.retry({ attempt: 1, elapsed: 10, response: { status: 503 } }, 500, began + 1_200);
    trace.retry({ attempt: 2, elapsed: 20, error: lost }, 700, began + 1_800);
    trace.add(anAttempt(2, 1_100, { duration: 2_000 }));

    expect(trace.retries).toEqual([]);
    expect(trace.points.map(({ retries }) => retries)).toEqual([
      [],
      [
        { at: began + 1_200, delay: 500, said: '503' },
        { at: began + 1_800, delay: 700, said: 'network' },
      ],
    ]);
  });

  it('ends with a match, with an error, without a match or by unsubscribing', () => {
    const unmatched = anAttempt(1, 0);
    markExhausted(unmatched);
    const endings: readonly (readonly [(trace: Trace) => void, string, string])[] = [
      [(trace) => trace.complete(began), 'match', 'match'],
      [(trace) => trace.fail(new PollFailedError(anAttempt(1, 0)), began), 'failed', 'failed'],
      [(trace) => trace.fail(new Error('broken'), began), 'failed', 'pending'],
      [(trace) => trace.stop(began), 'stopped', 'pending'],
    ];
    const ended = endings.map(([end]) => {
      const trace = aTrace(anAttempt(1, 0));
      end(trace);
      return trace;
    });
    const exhausted = aTrace(unmatched);
    exhausted.complete(began);

    expect(ended.map(({ state }) => state)).toEqual(endings.map(([, state]) => state) as never);
    expect(ended.map(({ points }) => points[0]?.outcome)).toEqual(endings.map(([, , outcome]) => outcome) as never);
    expect(ended.map(({ dueAt }) => dueAt)).toEqual([undefined, undefined, undefined, undefined]);
    expect(exhausted).toEqual(jasmine.objectContaining({ state: 'exhausted', endedAt: began + 100 }));
  });

  it('is over when it is over, with its last attempt where that matched, which may be replayed later', () => {
    const [matched, stopped, empty] = [aTrace(anAttempt(1, 0)), aTrace(anAttempt(1, 0)), aTrace()];
    const [{ endedAt } = { endedAt: NaN }] = matched.points;
    matched.complete(began + 60_000);
    matched.stop(began + 70_000);
    stopped.stop(began + 60_000);
    empty.complete(began + 60_000);

    expect(matched).toEqual(jasmine.objectContaining({ state: 'match', endedAt }));
    expect([stopped.endedAt, empty.endedAt]).toEqual([began + 60_000, began + 60_000]);
  });

  it('knows when the next attempt is due', () => {
    const trace = aTrace();

    expect(trace.dueAt).toBe(began);

    trace.add(anAttempt(1, 0));

    expect(trace.dueAt).toBe(began + 1_100);

    trace.pause(true, began + 500);
    trace.pause(true, began + 600);

    expect([trace.dueAt, trace.isPaused]).toEqual([Infinity, true]);

    trace.pause(false, began + 3_000);

    expect([trace.dueAt, trace.isPaused]).toEqual([began + 3_000, false]);
  });

  it('does not take an attempt for held that had started before the pause', () => {
    const trace = aTrace(anAttempt(1, 0));
    trace.pause(true, began + 1_200);

    expect(trace.dueAt).toBe(began + 1_100);
  });

  it('ends a pause with the poll', () => {
    const trace = aTrace(anAttempt(1, 0));
    trace.pause(true, began + 500);
    trace.stop(began + 700);

    expect(trace.pauses).toEqual([{ since: began + 500, until: began + 700 }]);
    expect(trace.isPaused).toBeFalse();
  });
});
