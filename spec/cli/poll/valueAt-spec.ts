import { valueAt } from '../../../cli/poll/valueAt.js';

describe('valueAt', () => {
  const body = { job: { state: 'new' }, items: [{ id: 7 }] };
  const cases: readonly (readonly [readonly string[], unknown])[] = [
    [['job', 'state'], 'new'],
    [['items', '0', 'id'], 7],
    [['job', 'toString'], undefined],
    [['job', '__proto__'], undefined],
    [['job', 'state', 'length'], undefined],
    [['nothing', 'here'], undefined],
    [[], body],
  ];
  for (const [path, value] of cases) {
    it(`finds ${JSON.stringify(value)} at "${path.join('.')}"`, () => {
      expect(valueAt(path, body)).toEqual(value);
    });
  }
});
