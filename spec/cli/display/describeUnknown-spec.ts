import { describeUnknown } from '../../../cli/display/describeUnknown.js';

describe('describeUnknown', () => {
  const cases: readonly (readonly [unknown, string])[] = [
    ['paused', 'example does not know "paused"; asking on'],
    [undefined, 'example does not know an answer that does not say how the job stands; asking on'],
    [{ token: 'hunter2' }, 'example does not know {"token":"********"}; asking on'],
  ];
  for (const [state, text] of cases) {
    it(`says "${text}"`, () => {
      expect(describeUnknown({ state }, { preset: 'example' })).toBe(text);
    });
  }
});
