import { Judge } from '../../../cli/poll/judge.js';
import type { Attempt } from '../../../lib/attempt.js';
import { FilterSyntaxError } from '../../../lib/errors/filterSyntaxError.js';
import type { HttpResponse } from '../../../lib/httpResponse.js';
import type { Predicate } from '../../../lib/matcher/compileMatcher.js';
import type { Judging, Verdict } from '../../../lib/matcher/judge.js';
import type { Sentence } from '../../../lib/plan/sentence.js';
import { openaiBatch } from '../../../lib/presets/openaiBatch.js';

describe('Judge', () => {
  const sentence = (change: Partial<Sentence>): Sentence => ({
    ...{
      request: { url: 'http://localhost/', headers: [] },
      exchange: {},
      requestTimeout: 1,
      retry: {},
      schedule: {},
      timeout: 1,
    },
    ...{ until: { body: { status: ['done'] } }, match: { failOn: { body: { status: ['failed'] } } } },
    ...change,
  });
  const attempt = (status: string): Attempt<HttpResponse> =>
    ({
      ...{ number: 1, tally: {} },
      response: { status: 200, headers: new Headers(), body: { status }, url: null },
    }) as Partial<Attempt> as Attempt<HttpResponse>;
  /** Asks the matchers as `takeUntilMatch` does. */
  const ask = ({ sentence }: Judge, status: string): void => {
    const { response } = attempt(status);
    const matcher = (given: unknown): boolean | undefined =>
      (given as Predicate<HttpResponse> | undefined)?.(response, attempt(status));
    if (matcher(sentence.match.failOn) !== true) matcher(sentence.until);
  };

  it('remembers what the matchers said of an attempt', () => {
    const judge = new Judge(sentence({}));
    const verdicts = ['new', 'failed', 'done', 'new'].map((status) => {
      ask(judge, status);
      return judge.judge(attempt(status)).verdict;
    });

    expect(verdicts).toEqual(['pending', 'failure', 'match', 'pending']);
  });

  it('counts matches in a row, of which it may take several', () => {
    const judge = new Judge(sentence({ match: { stableFor: 2 } }));
    const told = ['done', 'new', 'done', 'done'].map((status) => {
      ask(judge, status);
      const { verdict, streak } = judge.judge(attempt(status));
      return [verdict, ...streak];
    });

    expect(told).toEqual([
      ['pending', 1, 2],
      ['pending', 0, 2],
      ['pending', 1, 2],
      ['match', 2, 2],
    ]);
  });

  it('takes a failed attempt, which no matcher is asked about, for pending', () => {
    const judge = new Judge(sentence({}));
    ask(judge, 'done');
    judge.judge(attempt('done'));

    expect(judge.judge(attempt('done')).verdict).toBe('pending');
  });

  it('remembers what a preset says of an attempt', () => {
    const judge = new Judge(sentence({ until: openaiBatch, match: {} }));
    const asks = (judge.sentence.until as Judging)['~rxpoll']<HttpResponse>({ unknownState: { failAfter: 2 } });
    let before: Verdict<HttpResponse> | undefined;
    const told = ['in_progress', 'paused', 'completed', 'cancelled', 'paused', 'paused'].map((status) => {
      before = asks(attempt(status), before, false, undefined);
      const { verdict, unknown, failure } = judge.judge(attempt(status));
      return [verdict, unknown?.state, failure?.kind];
    });

    expect(told).toEqual([
      ['pending', undefined, undefined],
      ['pending', 'paused', undefined],
      ['match', undefined, undefined],
      ['failure', undefined, 'failed'],
      ['pending', 'paused', undefined],
      ['failure', 'paused', 'unknown-state'],
    ]);
  });

  it('refuses a filter that is none', () => {
    expect(() => new Judge(sentence({ until: { status: ['9xx'] } }))).toThrowError(FilterSyntaxError);
  });
});
