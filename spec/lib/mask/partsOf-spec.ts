import { isData, partsOf } from '../../../lib/mask/partsOf.js';

describe('partsOf', () => {
  it('gives all that an object holds', () => {
    const symbol = Symbol('s');
    const value = Object.defineProperty({ a: 1, [symbol]: 2 }, 'hidden', { value: 3 });

    expect(partsOf(value)).toEqual([
      ['a', 1],
      ['hidden', 3],
      [symbol, 2],
    ]);
  });

  it('gives what an error tells, on every platform', () => {
    const names = partsOf(new TypeError('message', { cause: 1 })).map(([name]) => name);

    for (const name of ['name', 'message', 'stack', 'cause']) expect(names).toContain(name);
  });

  it('gives what an address and a request tell', () => {
    expect(new Map(partsOf(new URL('https://h/a'))).get('href')).toBe('https://h/a');
    expect(new Map(partsOf(new Request('https://h/a'))).get('url')).toBe('https://h/a');
  });

  it('takes a getter that throws for one that tells nothing', () => {
    const value = Object.defineProperty({}, 'a', {
      get: () => {
        throw new Error('no');
      },
    });

    expect(partsOf(value)).toEqual([['a', undefined]]);
  });
});

describe('isData', () => {
  it('tells data from what has a class', () => {
    expect([{}, [], Object.create(null) as object].map(isData)).toEqual([true, true, true]);
    expect([new Date(), new Error(), new URL('http://h'), new Map()].map(isData)).toEqual([false, false, false, false]);
  });
});
