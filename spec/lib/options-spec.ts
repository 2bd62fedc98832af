import { asyncScheduler } from 'rxjs';
import type { Expectation } from '../../lib/options.js';
import {
  aBoolean,
  aCount,
  aDuration,
  aFunction,
  aPositive,
  aScheduler,
  aText,
  check,
  checkOptions,
  isRecord,
  oneOf,
} from '../../lib/options.js';

describe('expectations', () => {
  const table: [string, Expectation, unknown[], unknown[]][] = [
    ['aBoolean', aBoolean, [true, false], [0, 'true', null, undefined]],
    ['aFunction', aFunction, [() => 5, Date], [{}, 'f', null]],
    ['aDuration', aDuration, [5, '5s', 'soon', -1], [null, true, {}, 5n]],
    ['aText', aText, ['a', ' '], ['', 5, null, ['a']]],
    ['aScheduler', aScheduler, [asyncScheduler], [{}, { now: () => 0 }, { schedule: () => 0 }, null, Date]],
    ['aCount(0)', aCount(0), [0, 1, 9, Infinity], [-1, 0.5, NaN, -Infinity, '1', null, 1n]],
    ['aCount(1)', aCount(1), [1, Infinity], [0, -1, 1.5]],
    ['aPositive', aPositive, [0.1, 5, Infinity], [0, -1, NaN, '5', null]],
    ['oneOf', oneOf(['a', 'b']), ['a', 'b'], ['c', 'A', '', 0, null]],
  ];
  for (const [name, { test }, right, wrong] of table) {
    it(`${name} tells right from wrong`, () => {
      for (const value of right) expect(test(value)).withContext(String(value)).toBeTrue();
      for (const value of wrong) expect(test(value)).withContext(String(value)).toBeFalse();
    });
  }

  it('say in words what they are', () => {
    expect(aCount(1).what).toBe('a whole number, 1 or more');
    expect(oneOf(['a', 'b']).what).toBe('one of a, b');
  });
});

describe('isRecord', () => {
  it('knows objects that are no arrays', () => {
    for (const value of [{}, Object.create(null), new Map()]) expect(isRecord(value)).toBeTrue();
    for (const value of [[], null, undefined, 'a', 5, () => 5]) expect(isRecord(value)).toBeFalse();
  });
});

describe('check', () => {
  it('passes what is as expected', () => {
    expect(() => check('f', 'limit', 5, aPositive)).not.toThrow();
  });

  it('throws a RangeError for a number', () => {
    expect(() => check('f', 'limit', -5, aPositive)).toThrowError(
      RangeError,
      'f: limit must be a number greater than 0, not -5',
    );
  });

  it('throws a TypeError for anything else', () => {
    expect(() => check('f', 'limit', '5', aPositive)).toThrowError(
      TypeError,
      'f: limit must be a number greater than 0, not "5"',
    );
    expect(() => check('f', 'limit', undefined, aPositive)).toThrowError(TypeError, /not undefined$/);
  });
});

describe('checkOptions', () => {
  const expected = { limit: aPositive, align: aBoolean };

  it('passes options that are right, or left out', () => {
    for (const options of [{}, { limit: 5 }, { limit: 5, align: true }, { limit: undefined }]) {
      expect(() => checkOptions('f', options, expected)).not.toThrow();
    }
  });

  it('refuses an option that is not as expected', () => {
    expect(() => checkOptions('f', { limit: 0 }, expected)).toThrowError(RangeError, /^f: limit must be/);
    expect(() => checkOptions('f', { align: 'yes' }, expected)).toThrowError(
      TypeError,
      'f: align must be true or false, not "yes"',
    );
  });

  it('refuses an unknown option, and says which was probably meant', () => {
    expect(() => checkOptions('f', { limt: 5 }, expected)).toThrowError(
      TypeError,
      'f: unknown option "limt"; did you mean limit?',
    );
    expect(() => checkOptions('f', { colour: undefined }, expected)).toThrowError(
      TypeError,
      'f: unknown option "colour"',
    );
  });

  it('takes no name that every object has for a known option', () => {
    for (const name of ['toString', 'constructor', '__proto__']) {
      const options = Object.defineProperty({}, name, { value: 5, enumerable: true });
      expect(() => checkOptions('f', options, expected)).toThrowError(TypeError, `f: unknown option "${name}"`);
    }
  });

  it('refuses what is no object', () => {
    for (const options of [null, 5, 'a', [], undefined]) {
      expect(() => checkOptions('f', options, expected)).toThrowError(TypeError, /^f: options must be an object, not /);
    }
  });
});
