import { attemptJson } from '../../../cli/output/attemptJson.js';
import type { Judged } from '../../../cli/poll/teller.js';
import type { Attempt } from '../../../lib/attempt.js';
import { NetworkError } from '../../../lib/errors/networkError.js';
import type { HttpResponse } from '../../../lib/httpResponse.js';

describe('attemptJson', () => {
  const facts = {
    ...{
      number: 2,
      startedAt: 0,
      duration: 5,
      elapsed: 9,
      nextDelay: 400,
      delayReason: 'schedule',
      scheduledDelay: 400,
    },
    tally: {},
  } as const;
  const response = { status: 202, headers: new Headers({ 'set-cookie': 'sid=hunter2' }), body: { a: 1 }, url: null };
  const told = { number: 2, startedAt: '1970-01-01T00:00:00.000Z', duration: 5, elapsed: 9, delayReason: 'schedule' };
  const write = (attempt: object, verdict: Judged['verdict'], unknown?: Judged['unknown']): unknown => {
    const line = attemptJson({ attempt: attempt as Attempt<HttpResponse>, verdict, streak: [0, 1], unknown });

    expect(line).toMatch(/^[^\n]+\n$/);
    return JSON.parse(line);
  };

  it('writes an answer on one line, without its header fields', () => {
    expect(write({ ...facts, response }, 'pending')).toEqual({
      ...{ ...told, verdict: 'pending', status: 202, body: { a: 1 }, nextDelay: 400 },
    });
  });

  it('tells what the server asked for, what has not changed, and what a preset does not know', () => {
    const hint = { delay: 5, reason: 'retry-after', scope: 'once' };
    const attempt = { ...facts, response, hint, unchanged: true };
    const said = { ...told, verdict: 'pending', status: 202, body: { a: 1 }, nextDelay: 400, hint, unchanged: true };
    const unknown = { count: 1, attempt: attempt as unknown as Attempt };

    expect(write(attempt, 'pending', { ...unknown, state: 'paused' })).toEqual({ ...said, unknownState: 'paused' });
    expect(write(attempt, 'pending', { ...unknown, state: undefined })).toEqual({ ...said, unknownState: null });
  });

  it('says that none comes next after the last', () => {
    const last = { ...told, status: 202, body: { a: 1 }, nextDelay: null };

    expect(write({ ...facts, response }, 'match')).toEqual({ ...last, verdict: 'match' });
    expect(write({ ...facts, response, nextDelay: undefined }, 'pending')).toEqual({ ...last, verdict: 'pending' });
  });

  it('writes what went wrong where no answer came', () => {
    const error = new NetworkError({ method: 'GET', url: 'http://localhost/', isRepeatable: true }, new Error('lost'));

    expect(write({ ...facts, error }, 'pending')).toEqual({
      ...{ ...told, verdict: 'pending', nextDelay: 400 },
      error: { kind: 'network', message: 'GET http://localhost/ got no response: lost' },
    });
    expect(write({ ...facts, error: new Error('odd') }, 'pending')).toEqual(
      jasmine.objectContaining({ error: { kind: 'error', message: 'odd' } }),
    );
  });
});
