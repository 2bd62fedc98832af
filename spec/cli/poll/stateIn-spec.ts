import { stateIn } from '../../../cli/poll/stateIn.js';

describe('stateIn', () => {
  const cases: readonly (readonly [unknown, unknown])[] = [
    [{ id: 1, status: 'running' }, 'running'],
    [{ state: 'new', progress: 5 }, 'new'],
    [{ status: { code: 1 }, progress: 5 }, 5],
    [{ id: 1 }, { id: 1 }],
    [[1], [1]],
    ['text', 'text'],
    [null, null],
  ];
  for (const [body, state] of cases) {
    it(`is ${JSON.stringify(state)} for ${JSON.stringify(body)}`, () => {
      expect(stateIn({ status: 200, headers: new Headers(), body, url: null })).toEqual(state);
    });
  }
});
