import { ResponseFields } from '../../../node/undici/responseFields.js';

describe('ResponseFields', () => {
  const fields = new ResponseFields({ 'x-state': ['a', 'b'], etag: '"1"', empty: '' });

  const values: [string, string | null][] = [
    ['etag', '"1"'],
    ['ETag', '"1"'],
    ['X-State', 'a, b'],
    ['empty', ''],
    ['x-none', null],
    ['constructor', null],
    ['__proto__', null],
  ];
  for (const [name, value] of values) {
    it(`tells ${name} as ${JSON.stringify(value)}`, () => {
      expect(fields.get(name)).toBe(value);
    });
  }

  it('tells all of them, sorted by name as Headers do', () => {
    const told: [string, string][] = [];
    fields.forEach((value, name) => told.push([name, value]));

    expect(told).toEqual([
      ['empty', ''],
      ['etag', '"1"'],
      ['x-state', 'a, b'],
    ]);
  });
});
