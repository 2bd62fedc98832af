import type { Hint, HintReader } from '../../../lib/http/hint.js';
import { hear } from '../../../lib/poll/hear.js';

const once = (delay: number, reason: Hint['reason'] = 'retry-after'): Hint => ({ delay, reason, scope: 'once' });
const interval = (delay: number): Hint => ({ delay, reason: 'poll-interval', scope: 'from now on' });
const slowDown: Hint = { delay: 5, reason: 'slow-down', scope: 'from now on' };
const readers = (...hints: (Hint | undefined)[]): HintReader[] => hints.map((hint) => () => hint);

describe('hear', () => {
  const pace = { interval: 60, extra: 5 };
  const standing = { delay: 60, reason: 'poll-interval', scope: 'from now on' };
  const cases: [string, (Hint | undefined)[], Parameters<typeof hear>[1], Partial<ReturnType<typeof hear>>][] = [
    ['hears nothing', [undefined], undefined, { hint: undefined, floor: undefined, pace: undefined }],
    ['takes the first', [undefined, once(3), once(9, 'rate-limit')], undefined, { hint: once(3), floor: once(3) }],
    ['remembers an interval', [interval(7)], undefined, { floor: interval(7), pace: { interval: 7, extra: 0 } }],
    [
      'remembers it where another rules',
      [once(3), interval(7)],
      undefined,
      { floor: once(3), pace: { interval: 7, extra: 0 } },
    ],
    [
      'replaces it by a new one, also a shorter',
      [interval(7)],
      pace,
      { floor: interval(7), pace: { interval: 7, extra: 5 } },
    ],
    ['goes by what was remembered', [], pace, { hint: undefined, floor: standing as Hint, pace }],
    ['lets a hint rule over what was remembered', [once(3)], pace, { floor: once(3), pace }],
    ['lets what was remembered rule over a cache', [once(90, 'cache')], pace, { floor: standing as Hint, pace }],
    [
      'adds each slow_down',
      [slowDown],
      pace,
      { hint: slowDown, floor: standing as Hint, pace: { interval: 60, extra: 10 } },
    ],
    [
      'takes no slow_down for a floor',
      [slowDown],
      undefined,
      { hint: slowDown, floor: undefined, pace: { interval: 0, extra: 5 } },
    ],
    [
      'adds it where a hint rules',
      [once(3), slowDown],
      undefined,
      { hint: once(3), floor: once(3), pace: { interval: 0, extra: 5 } },
    ],
  ];
  for (const [title, hints, before, expected] of cases) {
    it(title, () => {
      expect(hear(readers(...hints), before, 'answer', 0)).toEqual(jasmine.objectContaining(expected));
    });
  }

  it('hands over the answer and the time', () => {
    const read = jasmine.createSpy('read');
    hear([read], undefined, 'answer', 5);

    expect(read).toHaveBeenCalledOnceWith('answer', 5);
  });

  for (const delay of [NaN, -1, Infinity, '5' as unknown as number]) {
    it(`refuses a hint of ${JSON.stringify(delay)} (${typeof delay}: ${String(delay)})`, () => {
      expect(() => hear(readers(once(delay)), undefined, 'answer', 0)).toThrowError(RangeError, /a hint must be/);
    });
  }
});
