import { FilterSyntaxError } from '../../../lib/errors/filterSyntaxError.js';
import { compileEach } from '../../../lib/filter/compileEach.js';

describe('compileEach', () => {
  it('compiles every key with its path, and requires all of them', () => {
    const seen: unknown[][] = [];
    const test = compileEach<number>({ least: 1, 'at most': 3 }, 'body', (bound, path, key) => {
      seen.push([bound, path, key]);
      return (value) => (key === 'least' ? value >= Number(bound) : value <= Number(bound));
    });

    expect(seen).toEqual([
      [1, 'body.least', 'least'],
      [3, 'body["at most"]', 'at most'],
    ]);
    expect([0, 1, 2, 3, 4].map(test)).toEqual([false, true, true, true, false]);
  });

  it('passes anything when there are no keys', () => {
    const test = compileEach({}, 'body', () => () => false);

    expect(test(undefined)).toBeTrue();
  });

  it('takes own keys only, whatever their names', () => {
    const keys: string[] = [];
    const object: unknown = Object.assign(Object.create(null) as object, JSON.parse('{ "constructor": 1 }'));
    compileEach(object, '', (_value, _path, key) => {
      keys.push(key);
      return () => true;
    });
    compileEach(JSON.parse('{ "__proto__": 1, "toString": 2 }'), '', (_value, _path, key) => {
      keys.push(key);
      return () => true;
    });

    expect(keys).toEqual(['constructor', '__proto__', 'toString']);
  });

  it('refuses what is no plain object', () => {
    expect(() => compileEach([], 'body', () => () => true)).toThrow(
      new FilterSyntaxError('body', 'must be a plain object, not []'),
    );
  });
});
