import { asyncScheduler, NEVER } from 'rxjs';
import { PlanError } from '../../../../lib/errors/planError.js';
import { sentenceOfBackgroundPoll } from '../../../../lib/plan/backgroundPoll/sentenceOfBackgroundPoll.js';
import { scriptedTransport } from '../../../../testing/scriptedTransport.js';

describe('sentenceOfBackgroundPoll', () => {
  const params = { url: 'https://api.example.com/jobs/42', responseFilter: { status: [200] } };

  it('says the defaults', () => {
    const { requestTimeout, retry, schedule, until, match, timeout } = sentenceOfBackgroundPoll(params, {});

    expect([requestTimeout, timeout]).toEqual([5_000, 600_000]);
    expect(retry).toEqual({ maxRetries: 0 });
    expect(schedule).toEqual({ strategy: 'fixed', initialDelay: 10_000, maxServerDelay: Infinity });
    expect([until, match]).toEqual([params.responseFilter, {}]);
  });

  it('says seconds in milliseconds, exactly', () => {
    const { schedule, timeout } = sentenceOfBackgroundPoll({ ...params, interval: 1.1, timeout: 64.1 }, {});

    expect([schedule.initialDelay, timeout]).toEqual([1_100, 64_100]);
  });

  it('tells of what only the operators refuse', () => {
    expect(() => sentenceOfBackgroundPoll({ ...params, responseFilter: new Map() }, {})).toThrowError(
      PlanError,
      'Invalid fetch poll params: responseFilter: must be a plain object, not [object Map]',
    );
  });

  it('hands on what the parameters cannot say', () => {
    const transport = scriptedTransport([{}]);
    const onRetry = (): void => undefined;
    const options = { transport, onRetry, pauseWhile: NEVER, scheduler: asyncScheduler };
    const { exchange, retry, schedule } = sentenceOfBackgroundPoll(params, options);

    expect(exchange.transport).toBe(transport);
    expect(retry).toEqual({ maxRetries: 0, onRetry, scheduler: asyncScheduler });
    expect([schedule.pauseWhile, schedule.scheduler]).toEqual([NEVER, asyncScheduler]);
  });
});
