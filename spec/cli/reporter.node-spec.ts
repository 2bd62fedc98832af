import { parseCondition } from '../../cli/parseCondition.js';
import { Reporter } from '../../cli/reporter.js';
import type { Settings } from '../../cli/settings.js';
import type { Attempt } from '../../lib/attempt.js';
import type { HttpResponse } from '../../lib/httpResponse.js';

describe('Reporter', () => {
  const settings: Settings = { until: parseCondition('state=done'), schedule: {}, retry: {}, timeout: '5m' };
  const attempt = (number: number, state: string): Attempt<HttpResponse> => ({
    number,
    startedAt: 0,
    duration: 5,
    elapsed: number * 1_000,
    response: { status: 200, headers: new Headers(), body: { state }, url: null },
    nextDelay: 995,
    delayReason: 'schedule',
    scheduledDelay: 995,
    tally: {},
  });
  const record = (): { reporter: Reporter; lines: () => string[] } => {
    let text = '';
    const reporter = new Reporter({ write: (more) => (text += more) });
    return { reporter, lines: () => text.trimEnd().split('\n') };
  };

  it('tells a poll from its beginning to its match', () => {
    const { reporter, lines } = record();
    reporter.say('hello');
    reporter.begin('http://user:secret@localhost/jobs', settings);
    reporter.retry({ attempt: 1, elapsed: 5, error: new Error('lost') }, 50);
    reporter.attempt(attempt(1, 'new'), settings);
    reporter.retry({ attempt: 1, elapsed: 5, error: new Error('lost') }, 50);
    reporter.attempt(attempt(2, 'done'), settings);
    reporter.matched();

    const [hello, title, ...rest] = lines();
    expect(hello).toBe('hello');
    expect(title).toMatch(/^GET http:\/\/.*localhost\/jobs until state=done, within 5m$/);
    expect(title).not.toContain('secret');
    expect(rest).toEqual([
      '',
      '   #         http  body.state              took  next',
      '   1  retry  -     Error: lost              0ms  sent again in 50ms, by the schedule',
      '   1  wait   200   new                      5ms  again in 995ms, by the schedule',
      '   2  retry  -     Error: lost              0ms  sent again in 50ms, by the schedule',
      '   2  match  200   done                     5ms  state=done',
      '',
      'rxpoll: matched after 2 attempts in 2s',
    ]);
  });

  it('counts one attempt in the singular', () => {
    const { reporter, lines } = record();
    reporter.attempt(attempt(1, 'done'), settings);
    reporter.matched();

    expect(lines().at(-1)).toBe('rxpoll: matched after 1 attempt in 1s');
  });

  it('tells what went wrong, in one line where nothing stands before it', () => {
    const { reporter, lines } = record();
    reporter.failed('no such\noption');

    expect(lines()).toEqual(['rxpoll: no such option']);
  });
});
