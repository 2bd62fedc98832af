import type { Attempt } from '../../../lib/attempt.js';
import type { PollFailedError } from '../../../lib/errors/pollFailedError.js';
import type { Judge, Verdict } from '../../../lib/matcher/judge.js';
import { show } from '../../../lib/show.js';
import { judgeByPreset } from '../../../lib/presets/judgeByPreset.js';
import { answer } from '../../support/answers.js';
import { attemptOf } from '../errors/attemptOf.js';
import { codesOf, presetOf } from './presetOf.js';

describe('judgeByPreset', () => {
  const preset = presetOf({ cancelled: ['cancelled'], needsAction: ['confirm'] });
  const saying = (status: string): Attempt => attemptOf(answer(200, { status }));
  /** Judges one answer after the other. */
  const judged = (judge: Judge<unknown>, ...words: readonly string[]): readonly Verdict<unknown>[] => {
    const verdicts: Verdict<unknown>[] = [];
    for (const word of words) verdicts.push(judge(saying(word), verdicts.at(-1), false, undefined));
    return verdicts;
  };

  it('finds a match in success alone, and a failure in what has ended without', () => {
    const words = ['running', 'completed', 'failed', 'cancelled', 'confirm'];
    const verdicts = words.map((word) => {
      const [verdict] = judged(judgeByPreset(preset, {}), word);
      return [verdict?.matched !== undefined, (verdict?.failure as PollFailedError | undefined)?.message];
    });

    expect(verdicts).toEqual([
      [false, undefined],
      [true, undefined],
      [false, 'the job failed: status "failed"; attempt 1 answered 200 {"status":"failed"}'],
      [false, 'the job was cancelled: status "cancelled"; attempt 1 answered 200 {"status":"cancelled"}'],
      [false, 'the job needs action: status "confirm"; attempt 1 answered 200 {"status":"confirm"}'],
    ]);
  });

  const policies: [Parameters<typeof judgeByPreset>[1]['unknownState'], number][] = [
    [undefined, 10],
    [{ failAfter: 3 }, 3],
    ['fail', 1],
    ['pending', Infinity],
    [{ failAfter: Infinity }, Infinity],
  ];
  for (const [unknownState, times] of policies) {
    it(`ends with ${show(unknownState)} at ${String(times)} that it does not know`, () => {
      const judge = judgeByPreset(preset, unknownState === undefined ? {} : { unknownState });
      const verdicts = judged(judge, ...Array<string>(12).fill('paused'));

      expect(verdicts.findIndex(({ failure }) => failure) + 1).toBe(times === Infinity ? 0 : times);
    });
  }

  it('counts those in a row', () => {
    const verdicts = judged(judgeByPreset(preset, { unknownState: { failAfter: 2 } }), 'a', 'running', 'b', 'c');

    expect(verdicts.map(({ failure }) => failure?.kind)).toEqual([undefined, undefined, undefined, 'unknown-state']);
  });

  it('tells of each, and the observer too', () => {
    const onUnknownState = jasmine.createSpy('onUnknownState');
    const observer = { onUnknownState: jasmine.createSpy('onUnknownState of the observer') };
    const judge = judgeByPreset(preset, { onUnknownState });
    const attempt = saying('paused');
    judge(attempt, judge(attempt, undefined, false, observer), false, observer);
    judge(saying('running'), undefined, false, observer);
    const told = [1, 2].map((count) => [{ state: 'paused', count, attempt }]);

    expect([onUnknownState.calls.allArgs(), observer.onUnknownState.calls.allArgs()]).toEqual([told, told]);
  });

  it('lets what was found stand where the answer is the same', () => {
    const judge = judgeByPreset(codesOf({ httpPending: [202] }), { unknownState: 'fail' });
    const later = attemptOf(answer(304));
    const [pending, success] = [202, 200].map((status) =>
      judge(attemptOf(answer(status)), undefined, false, undefined),
    );

    expect(judge(later, pending, true, undefined).failure).toBeUndefined();
    expect(judge(later, success, true, undefined).matched).toBe(later);
    expect(judge(later, success, false, undefined).failure?.kind).toBe('unknown-state');
    expect(judge(later, undefined, true, undefined).failure?.kind).toBe('unknown-state');
  });

  const wrong: [string, object, RegExp][] = [
    [
      'another policy',
      { unknownState: 'wait' },
      /unknownState must be one of pending, fail, or \{ failAfter: n \}, not "wait"/,
    ],
    ['no policy', { unknownState: null }, /unknownState must be one of/],
    ['a number', { unknownState: 5 }, /unknownState must be one of/],
    ['no number', { unknownState: {} }, /unknownState.failAfter must be a whole number, 1 or more, not undefined/],
    ['zero', { unknownState: { failAfter: 0 } }, /unknownState.failAfter must be a whole number, 1 or more, not 0/],
    ['a typing error', { unknownState: { failafter: 5 } }, /"unknownState.failafter"; did you mean failAfter\?/],
    ['nobody to tell', { onUnknownState: null }, /onUnknownState must be a function, not null/],
  ];
  for (const [what, options, message] of wrong) {
    it(`refuses ${what}`, () => {
      expect(() => judgeByPreset(preset, options)).toThrowError(message);
    });
  }

  it('refuses what is endless, and what is wrong', () => {
    expect(() => judgeByPreset(codesOf({ httpSuccess: [], endless: 'use a filter' }), {})).toThrowError(
      TypeError,
      'takeUntilMatch: example-job has no end to wait for; use a filter',
    );
    expect(() => judgeByPreset(presetOf({ success: [] }), {})).toThrowError(/^takeUntilMatch: success or httpSuccess/);
  });
});
