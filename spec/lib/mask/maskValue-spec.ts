import { NetworkError } from '../../../lib/errors/networkError.js';
import { isPollError } from '../../../lib/errors/isPollError.js';
import { maskValue } from '../../../lib/mask/maskValue.js';
import { maskerOf } from '../../../lib/mask/maskerOf.js';
import { answer } from '../../support/answers.js';

const masker = maskerOf(['hidden', '1234']);
const mask = <T>(value: T): T => maskValue(value, masker);

describe('maskValue', () => {
  it('gives back what quotes no secret', () => {
    for (const value of [null, undefined, 5, 'text', { a: [1] }, new Error('a'), answer(200, { a: 1 }), new Date()]) {
      expect(mask(value)).toBe(value as never);
    }
  });

  const table: [string, unknown, unknown][] = [
    ['text', 'is hidden', 'is ********'],
    ['data, at any depth', { a: [{ b: 'hidden' }], c: 1 }, { a: [{ b: '********' }], c: 1 }],
    ['names', { hidden: { 'x-hidden': 1 } }, { '********': { 'x-********': 1 } }],
    [
      'numbers that are a secret',
      [1234, -1234, 12345, 12.34, 1234n],
      ['********', '-********', 12345, 12.34, '********'],
    ],
    ['a name that every object has', JSON.parse('{"__proto__":"hidden"}'), JSON.parse('{"__proto__":"********"}')],
    [
      'what keeps its own to itself',
      { a: new URL('http://h/hidden'), b: new Set([1]) },
      { a: '********', b: new Set([1]) },
    ],
  ];
  for (const [what, value, expected] of table) {
    it(`masks ${what}`, () => {
      expect(mask(value)).toEqual(expected);
    });
  }

  it('changes nothing, but gives a copy', () => {
    const value = { a: ['hidden'], b: { c: 1 } };
    const copy = mask(value);

    expect(value).toEqual({ a: ['hidden'], b: { c: 1 } });
    expect(copy).toEqual({ a: ['********'], b: { c: 1 } });
  });

  it('copies what contains itself', () => {
    const value: { at: string; self?: unknown; list?: unknown[] } = { at: 'hidden' };
    value.self = value;
    value.list = [value];
    const copy = mask(value);

    expect(copy.at).toBe('********');
    expect(copy.self).toBe(copy);
    expect(copy.list?.[0]).toBe(copy);
  });

  it('masks as a whole what is nested too deeply', () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}"hidden"${']'.repeat(50_000)}`) as unknown;
    let [level, value] = [0, mask(deep)];
    for (; Array.isArray(value); level++) value = value[0];

    expect([level > 100, value]).toEqual([true, '********']);
  });

  describe('of a response', () => {
    const response = answer(1234, { token: 'hidden' }, { a: 'is hidden' });
    const copy = mask(response);

    it('masks body, headers and address, and leaves the status', () => {
      expect([copy.status, copy.body, copy.headers.get('A')]).toEqual([1234, { token: '********' }, 'is ********']);
      expect(mask({ ...response, url: 'http://h/?k=hidden' }).url).toBe('http://h/?k=********');
    });

    it('keeps its class', () => {
      class Answer {
        readonly status: number = 200;
        readonly headers = new Headers();
        readonly url = 'http://h/hidden';
        get ok(): boolean {
          return this.status === 200;
        }
      }
      const copy = mask(new Answer());

      expect(copy).toBeInstanceOf(Answer);
      expect([copy.ok, copy.url]).toEqual([true, 'http://h/********']);
    });

    it('masks what its class tells by getters', () => {
      class Answer {
        readonly #url = 'http://h/hidden';
        get url(): string {
          return this.#url;
        }
      }

      expect(mask(new Answer()).url).toBe('http://h/********');
    });

    it('leaves bytes as they came', () => {
      const body = new TextEncoder().encode('hidden').buffer;

      expect(mask({ ...response, body }).body).toBe(body);
    });
  });

  describe('of an error', () => {
    const cause = Object.assign(new TypeError('hidden within'), { code: 'E_HIDDEN', errno: -5 });
    const error = Object.assign(new RangeError('is hidden', { cause }), {
      code: 'E_ANY',
      status: 503,
      headers: new Headers({ 'retry-after': '5', a: 'hidden' }),
      config: { url: '/hidden' },
    });
    const copy = mask(error);

    it('keeps name, class, message, code, status, headers and cause, and shows no secret', () => {
      expect(copy).not.toBe(error);
      expect(copy).toBeInstanceOf(RangeError);
      expect([copy.name, copy.message, copy.code, copy.status]).toEqual(['RangeError', 'is ********', 'E_ANY', 503]);
      expect([copy.headers.get('retry-after'), copy.headers.get('a')]).toEqual(['5', '********']);
      expect(copy.config).toEqual({ url: '/********' });
      expect(copy.cause).toBeInstanceOf(TypeError);
      expect((copy.cause as typeof cause).message).toBe('******** within');
      expect((copy.cause as typeof cause).code).toBe('E_********');
      expect([copy.stack, (copy.cause as Error).stack].join()).not.toContain('hidden');
      expect(error.message).toBe('is hidden');
    });

    it('leaves a cause that quotes none', () => {
      const copy = mask(new Error('hidden', { cause: new Error('b') }));

      expect((copy.cause as Error).message).toBe('b');
    });

    it('shows as few properties as the error did', () => {
      expect(Object.keys(copy).sort()).toEqual(['code', 'config', 'headers', 'status']);
      expect(Object.prototype.toString.call(copy)).toBe('[object Error]');
    });

    it('keeps an error of this package one', () => {
      const request = { method: 'GET', url: 'http://h/hidden', isRepeatable: true };
      const copy = mask(new NetworkError(request, new Error('hidden')));

      expect(isPollError(copy)).toBeTrue();
      expect(copy).toBeInstanceOf(NetworkError);
      expect([copy.kind, copy.url, copy.message]).toEqual([
        'network',
        'http://h/********',
        'GET http://h/******** got no response: ********',
      ]);
    });

    it('masks one that the platform made', () => {
      const copy = mask(new DOMException('is hidden', 'AbortError'));

      expect([copy.name, copy.message, String(copy)]).toEqual(['AbortError', 'is ********', 'AbortError: is ********']);
    });
  });
});
