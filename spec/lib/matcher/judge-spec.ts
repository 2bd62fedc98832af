import { isJudging } from '../../../lib/matcher/judge.js';

describe('isJudging', () => {
  it('knows what brings its own judge, and nothing else', () => {
    const judging = { '~rxpoll': () => () => ({}) };

    expect([judging, { ...judging, id: 'x' }].every(isJudging)).toBeTrue();
    expect([undefined, null, 5, '~rxpoll', [], {}, (): boolean => true].some(isJudging)).toBeFalse();
  });
});
