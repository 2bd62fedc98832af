import * as fc from 'fast-check';
import { describeError } from '../../../lib/errors/describeError.js';

describe('describeError', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  const cases: [string, unknown, string][] = [
    ['an error', new Error('it broke'), 'it broke'],
    ['an error without a message', new RangeError(''), 'RangeError'],
    [
      'an error that quotes an address',
      new Error('at https://me:pw@h/?token=t'),
      'at https://********@h/?token=********',
    ],
    ['an object with a message', { message: 'Http failure response', status: 503 }, 'Http failure response'],
    ['an object with a message that is no text', { message: 5 }, '{"message":5}'],
    ['text', 'it broke', 'it broke'],
    ['text that quotes an address', 'at https://me:pw@h/', 'at https://********@h/'],
    ['no text', '', '""'],
    ['an object', { code: 5, password: 'hidden' }, '{"code":5,"password":"********"}'],
    ['an object without a prototype', Object.create(null), '{}'],
    ['an object that holds itself', cyclic, 'an object'],
    ['a symbol', Symbol('s'), 'Symbol(s)'],
    ['a number', 0, '0'],
    ['null', null, 'null'],
    ['undefined', undefined, 'undefined'],
  ];
  for (const [what, error, text] of cases) {
    it(`describes ${what}`, () => {
      expect(describeError(error)).toBe(text);
    });
  }

  it('is short and never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (error) => {
        expect(describeError(error).length).toBeLessThanOrEqual(200);
      }),
    );
    expect(describeError(new Error('x'.repeat(1_000))).length).toBe(200);
  });
});
