import { redact } from '../../../lib/mask/redact.js';
import type { Plan } from '../../../lib/plan/plan.js';
import { sentenceOfPlan } from '../../../lib/plan/sentenceOfPlan.js';

const least: Plan = { version: 1, request: 'https://api.example.com/{{job}}', until: { status: [200] } };

describe('sentenceOfPlan', () => {
  it('gives limits where a plan has none, and nothing else', () => {
    expect(sentenceOfPlan(least, { variables: { job: 42 } })).toEqual({
      request: { url: 'https://api.example.com/42', headers: [] },
      exchange: {},
      requestTimeout: '10s',
      retry: {},
      schedule: {},
      until: { status: [200] },
      match: {},
      timeout: '5m',
    });
  });

  it('takes `false` as no limit and as no retries', () => {
    const { requestTimeout, retry, timeout } = sentenceOfPlan(
      { ...least, requestTimeout: false, retry: false, timeout: false },
      { variables: { job: 42 } },
    );

    expect([requestTimeout, retry, timeout]).toEqual([Infinity, { maxRetries: 0 }, Infinity]);
  });

  it('takes the text of a plan', () => {
    expect(sentenceOfPlan(JSON.stringify(least), { variables: { job: 42 } }).until).toEqual({ status: [200] });
  });

  it('adds what a plan cannot say', () => {
    const transport = (): [] => [];
    const random = (): number => 0.5;
    const onRetry = (): void => undefined;
    const { signal } = new AbortController();
    const { exchange, retry, schedule, ...rest } = sentenceOfPlan(
      { ...least, maxBodyBytes: 5, tolerateErrors: 1 },
      { variables: { job: redact`${'s3cret'}` }, transport, random, onRetry, signal },
    );

    expect(exchange).toEqual({ maxBodyBytes: 5, transport });
    expect(rest.signal).toBe(signal);
    expect(retry).toEqual({ random, onRetry });
    expect(schedule).toEqual({ tolerateErrors: 1, random });
  });
});
