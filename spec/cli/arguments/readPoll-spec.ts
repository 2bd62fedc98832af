import type { PollValues } from '../../../cli/arguments/commandLine.js';
import { readPoll } from '../../../cli/arguments/readPoll.js';
import { UsageError } from '../../../cli/usageError.js';

describe('readPoll', () => {
  const url = 'http://localhost/jobs/42';

  it('polls the address until it answers 200 where nothing else is said', () => {
    const { until, ...rest } = readPoll(url, {});

    expect(until.map(({ text }) => text)).toEqual(['status=200']);
    expect(rest).toEqual({
      ...{ url, method: undefined, headers: {}, data: undefined, conditions: [], failOn: [] },
      ...{ preset: undefined, exchange: {}, serverDelay: {} },
      ...{ schedule: { strategy: 'exponential' }, maxRetries: 4, timeout: 300_000, requestTimeout: 10_000 },
    });
  });

  it('takes conditions, and waits for no status where there is one', () => {
    const { until, failOn, conditions } = readPoll(url, { condition: ['ctx => true'], failOn: ['a=c', 'a=d'] });

    expect([until, conditions, failOn.map(({ text }) => text)]).toEqual([[], ['ctx => true'], ['a=c', 'a=d']]);
    expect(readPoll(url, { condition: ['ctx => true'], until: ['a=b'] }).until.length).toBe(1);
  });

  const schedules: readonly (readonly [PollValues, object])[] = [
    [{ interval: '2s' }, { strategy: 'fixed', initialDelay: 2_000 }],
    [{ interval: '250' }, { strategy: 'fixed', initialDelay: 250 }],
    [{ backoff: 'linear' }, { strategy: 'linear' }],
    [
      { backoff: 'fibonacci', interval: '1s', maxDelay: '9s' },
      { strategy: 'fibonacci', initialDelay: 1_000, maxDelay: 9_000 },
    ],
    [{ maxDelay: '1m' }, { strategy: 'exponential', maxDelay: 60_000 }],
    [{ maxAttempts: '7' }, { strategy: 'exponential', maxAttempts: 7 }],
  ];
  for (const [values, schedule] of schedules) {
    it(`asks on the schedule of ${JSON.stringify(values)}`, () => {
      expect(readPoll(url, values).schedule).toEqual(schedule as never);
    });
  }

  it('takes limits and retries', () => {
    const flags = readPoll(url, { timeout: '1h 30m', requestTimeout: '2s', retries: '0' });

    expect([flags.timeout, flags.requestTimeout, flags.maxRetries]).toEqual([5_400_000, 2_000, 0]);
  });

  it('takes a method, header fields and a body, or its file', () => {
    expect(readPoll(url, { request: 'PUT', header: ['a: 1'], data: '{}' })).toEqual(
      jasmine.objectContaining({ method: 'PUT', headers: { a: '1' }, data: { text: '{}' } }),
    );
    expect(readPoll(url, { dataFile: '-' }).data).toEqual({ file: '-' });
  });

  it('takes a preset in place of conditions, and what to do about words that it does not know', () => {
    const { until, preset } = readPoll(url, { preset: 'openai-batch' });

    expect([until, preset]).toEqual([[], { id: 'openai-batch' }]);
    for (const [unknownState, read] of [
      ['pending', 'pending'],
      ['fail', 'fail'],
      ['3', { failAfter: 3 }],
    ] as const) {
      expect(readPoll(url, { preset: 'a', unknownState }).preset).toEqual({ id: 'a', unknownState: read });
    }
  });

  it('takes what say the server has', () => {
    const values = { conditional: true, preferWait: '1m', maxServerDelay: '1h', onServerDelay: 'clamp' } as const;
    const { exchange, serverDelay } = readPoll(url, values);

    expect(exchange).toEqual({ conditional: true, prefer: { wait: 60_000 } });
    expect(serverDelay).toEqual({ maxServerDelay: 3_600_000, onServerDelay: 'clamp' });
  });

  const wrong: readonly (readonly [PollValues, string])[] = [
    [{ data: 'a', dataFile: 'b' }, 'give --data or --data-file, not both'],
    [{ requestTimeout: '1m', timeout: '30s' }, '--request-timeout 1m is more than there is in all: --timeout 30s'],
    [
      { maxDelay: '1m', interval: '1s' },
      '--max-delay bounds waits that grow; say how they do, such as --backoff exponential',
    ],
    [{ maxDelay: '1s', interval: '5s', backoff: 'linear' }, '--max-delay 1s is less than --interval 5s'],
    [{ preset: 'a', until: ['b=c'] }, '--preset a says what to wait for, so --until cannot be had too'],
    [{ preset: 'a', failOn: ['b=c'] }, '--preset a says what to wait for, so --fail-on cannot be had too'],
    [{ preset: 'a', condition: ['c => 1'] }, '--preset a says what to wait for, so --condition cannot be had too'],
    [{ unknownState: 'fail' }, '--unknown-state is about words that a preset does not know; give --preset too'],
    [
      { preset: 'a', unknownState: '0' },
      '--unknown-state must be pending, fail, or a whole number, 1 or more, not "0"',
    ],
    [{ preferWait: '500ms' }, '--prefer-wait must be a second or more, not 500ms'],
    [{ preferWait: '10m' }, '--prefer-wait 10m is more than there is in all: --timeout 5m'],
    [{ maxServerDelay: '0' }, '--max-server-delay must be more than 0, not "0"'],
    [{ maxDelay: '500ms' }, '--max-delay 500ms is less than the first wait, 1s; give --interval too'],
  ];
  for (const [values, message] of wrong) {
    it(`refuses ${JSON.stringify(values)}`, () => {
      expect(() => readPoll(url, values)).toThrowError(UsageError, message);
    });
  }

  it('leaves the limit of a request that nobody gave', () => {
    expect(readPoll(url, { timeout: '3s' }).requestTimeout).toBe(10_000);
  });
});
