import { readFailAfter } from '../../../lib/matcher/readFailAfter.js';
import { show } from '../../../lib/show.js';

describe('readFailAfter', () => {
  const right: [Parameters<typeof readFailAfter>[1], number][] = [
    ['pending', Infinity],
    ['fail', 1],
    [{ failAfter: 3 }, 3],
    [{ failAfter: Infinity }, Infinity],
  ];
  for (const [unknownState, times] of right) {
    it(`reads ${show(unknownState)} as ${String(times)}`, () => {
      expect(readFailAfter('owner', unknownState)).toBe(times);
    });
  }

  const wrong: [unknown, string][] = [
    ['wait', 'owner: unknownState must be one of pending, fail, or { failAfter: n }, not "wait"'],
    [null, 'owner: unknownState must be one of pending, fail, or { failAfter: n }, not null'],
    [5, 'owner: unknownState must be one of pending, fail, or { failAfter: n }, not 5'],
    [{}, 'owner: unknownState.failAfter must be a whole number, 1 or more, not undefined'],
    [{ failAfter: 0 }, 'owner: unknownState.failAfter must be a whole number, 1 or more, not 0'],
    [{ failafter: 5 }, 'owner: unknown option "unknownState.failafter"; did you mean failAfter?'],
  ];
  for (const [unknownState, message] of wrong) {
    it(`refuses ${JSON.stringify(unknownState)}`, () => {
      expect(() => readFailAfter('owner', unknownState as 'fail')).toThrowError(message);
    });
  }
});
