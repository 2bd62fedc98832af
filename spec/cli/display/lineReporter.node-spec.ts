import { LineReporter } from '../../../cli/display/lineReporter.js';
import { lookFor } from '../../../cli/display/look.js';
import { aJudged, aPolling } from './polling.js';

describe('LineReporter', () => {
  const record = (): { reporter: LineReporter; lines: () => string[] } => {
    let text = '';
    const reporter = new LineReporter(lookFor({}, { color: true, isUnicode: true }), (more) => (text += more));
    return { reporter, lines: () => text.trimEnd().split('\n') };
  };
  const resent = { number: 1, context: { attempt: 1, elapsed: 5, error: new Error('lost') }, delay: 50, elapsed: 5 };

  it('tells a poll from its beginning to its match', () => {
    const { reporter, lines } = record();
    reporter.say('hello\u001b[2J');
    reporter.begin(aPolling());
    reporter.retry(resent);
    reporter.attempt(aJudged({ status: 'new' }, { number: 1 }));
    reporter.retry({ ...resent, number: 2 });
    reporter.attempt(aJudged({ status: 'completed' }, { number: 2, elapsed: 2_000 }, { verdict: 'match' }));
    reporter.matched();

    expect(lines()).toEqual([
      'hello [2J',
      'GET http://localhost/jobs/42 until body.status=completed, within 5m',
      '',
      '   #         http  body.status             took  next',
      '   1  retry  -     lost                     0ms  sent again in 50ms, by the schedule',
      '   1  wait   202   new                     12ms  again in 400ms, by the schedule',
      '   2  retry  -     lost                     0ms  sent again in 50ms, by the schedule',
      '   2  match  202   completed               12ms  body.status=completed',
      '',
      'rxpoll: matched after 2 attempts in 2s',
    ]);
  });

  it('counts one attempt in the singular, and says no limit where there is none', () => {
    const { reporter, lines } = record();
    const polling = aPolling();
    reporter.begin({ ...polling, sentence: { ...polling.sentence, timeout: Infinity } });
    reporter.attempt(aJudged({}, { number: 1, elapsed: 1_000 }, { verdict: 'match' }));
    reporter.matched();

    expect(lines()[0]).toBe('GET http://localhost/jobs/42 until body.status=completed');
    expect(lines().at(-1)).toBe('rxpoll: matched after 1 attempt in 1s');
  });

  it('tells what went wrong, a line for each thing, with nothing before it where nothing was said', () => {
    const { reporter, lines } = record();
    reporter.failed(['plan.json: invalid plan:', '  until: is\nmissing', '  key: must be text']);

    expect(lines()).toEqual(['rxpoll: plan.json: invalid plan:', '  until: is missing', '  key: must be text']);
  });
});
