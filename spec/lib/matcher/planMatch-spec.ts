import type { Attempt } from '../../../lib/attempt.js';
import type { Verdict } from '../../../lib/matcher/judge.js';
import type { MatchOptions, MatchPlan } from '../../../lib/matcher/planMatch.js';
import { planMatch } from '../../../lib/matcher/planMatch.js';
import { answer } from '../../support/answers.js';
import { attemptOf } from '../errors/attemptOf.js';

describe('planMatch', () => {
  const first = attemptOf(answer(200));
  /** What a plan says of an attempt that nobody has judged before. */
  const verdict = ({ judge }: MatchPlan<unknown>, attempt: Attempt): Verdict<unknown> =>
    judge(attempt, undefined, false, undefined);

  it('ends at the first match, never fails, and errors without one, unless told otherwise', () => {
    const plan = planMatch({}, {});

    expect([plan.stableFor, plan.onExhausted]).toEqual([1, 'error']);
    expect(verdict(plan, first)).toEqual({ matched: first });
  });

  it('makes both matchers ready, and asks failOn first', () => {
    const options = { failOn: { status: [410, 500] }, stableFor: 3, onExhausted: 'complete' } as const;
    const plan = planMatch({ status: [200, 500] }, options);
    const kinds = [200, 202, 410, 500].map((status) => {
      const { matched, failure } = verdict(plan, attemptOf(answer(status)));
      return [matched !== undefined, failure?.kind];
    });

    expect(kinds).toEqual([
      [true, undefined],
      [false, undefined],
      [false, 'failed'],
      [false, 'failed'],
    ]);
    expect([plan.stableFor, plan.onExhausted]).toEqual([3, 'complete']);
  });

  it('lets what was found stand where the answer is the same', () => {
    const { judge } = planMatch({ status: [200] }, { failOn: { status: [304] } });
    const later = attemptOf(answer(304), { number: 2 });

    expect(judge(later, { matched: first }, true, undefined)).toEqual({ matched: later });
    expect(judge(later, {}, true, undefined)).toEqual({});
    expect(judge(later, { matched: first }, false, undefined).failure?.kind).toBe('failed');
  });

  it('leaves the judging to what brings its own judge, and adds failOn', () => {
    const judge = jasmine.createSpy('judge').and.returnValue({ found: 5 });
    const rxpoll = jasmine.createSpy('~rxpoll').and.returnValue(judge);
    const options = { unknownState: 'fail', onUnknownState: (): void => undefined, failOn: { status: [410] } } as const;
    const observer = {};
    const plan = planMatch({ '~rxpoll': rxpoll }, options);

    expect(plan.judge(first, { found: 4 }, false, observer)).toEqual({ found: 5 });
    expect(rxpoll.calls.allArgs()).toEqual([[options]]);
    expect(judge.calls.allArgs()).toEqual([[first, { found: 4 }, false, observer]]);
    expect(verdict(plan, attemptOf(answer(410))).failure?.kind).toBe('failed');
  });

  it('takes options that are undefined for left out', () => {
    const options = {
      failOn: undefined,
      stableFor: undefined,
      onExhausted: undefined,
      unknownState: undefined,
      onUnknownState: undefined,
    } as unknown as MatchOptions<unknown>;
    const plan = planMatch({}, options);

    expect([plan.stableFor, plan.onExhausted, verdict(plan, first)]).toEqual([1, 'error', { matched: first }]);
  });

  const wrong: [string, unknown, object | null, RegExp][] = [
    ['no options', {}, null, /^takeUntilMatch: options must be an object, not null$/],
    ['an unknown option', {}, { failon: {} }, /^takeUntilMatch: unknown option "failon"; did you mean failOn\?$/],
    ['no match at all', {}, { stableFor: 0 }, /stableFor must be a whole number, 1 or more, not 0/],
    ['half a match', {}, { stableFor: 1.5 }, /stableFor must be a whole number, 1 or more, not 1.5/],
    ['another end', {}, { onExhausted: 'stop' }, /onExhausted must be one of error, complete, not "stop"/],
    ['unknownState without a preset', {}, { unknownState: 'fail' }, /unknownState must be left out without a preset/],
    [
      'onUnknownState without a preset',
      {},
      { onUnknownState: null },
      /onUnknownState must be left out without a preset/,
    ],
    ['a matcher that is none', 5, {}, /^takeUntilMatch: a matcher is/],
    ['a failOn that is none', {}, { failOn: null }, /^takeUntilMatch: failOn: a matcher is/],
    ['a failOn that is not well-formed', {}, { failOn: { status: ['2x'] } }, /status\[0\]/],
  ];
  for (const [what, matcher, options, message] of wrong) {
    it(`refuses ${what}`, () => {
      expect(() => planMatch(matcher, options as never)).toThrowError(message);
    });
  }
});
