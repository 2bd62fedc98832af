import type { MatchOptions } from '../../../lib/matcher/planMatch.js';
import { planMatch } from '../../../lib/matcher/planMatch.js';
import { answer } from '../../support/answers.js';
import { attemptOf } from '../errors/attemptOf.js';

describe('planMatch', () => {
  it('ends at the first match, never fails, and errors without one, unless told otherwise', () => {
    const { failOn, stableFor, onExhausted } = planMatch({}, {});

    expect([failOn, stableFor, onExhausted]).toEqual([undefined, 1, 'error']);
  });

  it('makes both matchers ready', () => {
    const plan = planMatch({ status: [200] }, { failOn: { status: [410] }, stableFor: 3, onExhausted: 'complete' });
    const verdicts = [200, 410].map((status) => {
      const attempt = attemptOf(answer(status));
      return [plan.until(attempt) === attempt, plan.failOn?.(attempt) === attempt];
    });

    expect(verdicts).toEqual([
      [true, false],
      [false, true],
    ]);
    expect([plan.stableFor, plan.onExhausted]).toEqual([3, 'complete']);
  });

  it('takes options that are undefined for left out', () => {
    const options = {
      failOn: undefined,
      stableFor: undefined,
      onExhausted: undefined,
    } as unknown as MatchOptions<unknown>;
    const { failOn, stableFor, onExhausted } = planMatch({}, options);

    expect([failOn, stableFor, onExhausted]).toEqual([undefined, 1, 'error']);
  });

  const wrong: [string, unknown, object | null, RegExp][] = [
    ['no options', {}, null, /^takeUntilMatch: options must be an object, not null$/],
    ['an unknown option', {}, { failon: {} }, /^takeUntilMatch: unknown option "failon"; did you mean failOn\?$/],
    ['no match at all', {}, { stableFor: 0 }, /stableFor must be a whole number, 1 or more, not 0/],
    ['half a match', {}, { stableFor: 1.5 }, /stableFor must be a whole number, 1 or more, not 1.5/],
    ['another end', {}, { onExhausted: 'stop' }, /onExhausted must be one of error, complete, not "stop"/],
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
