import { codeOf, NetworkError } from '../../../lib/errors/networkError.js';
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
    ['names in data', { body: { hidden: { 'x-hidden': 1 } } }, { body: { '********': { 'x-********': 1 } } }],
    [
      'numbers that are a secret, by themselves or with a sign or a fraction',
      [1234, -1234, 1234.5, 12345, 12.34, 1234n],
      ['********', '********', '********', 12345, 12.34, '********'],
    ],
    ['symbols', [Symbol('is hidden')], ['is ********']],
    ['a name that every object has', JSON.parse('{"__proto__":"hidden"}'), JSON.parse('{"__proto__":"********"}')],
    [
      'names that are the same then, and keeps both',
      [{ 'a-hidden': 1, 'a-HIDDEN': 2, 'a-********': 3 }],
      [{ 'a-********': 1, 'a-******** (1)': 2, 'a-******** (2)': 3 }],
    ],
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

  it('leaves those parts as they are that quote no secret', () => {
    const clean = { list: [1, { a: 'b' }] };
    const copy = mask({ status: 200, body: { clean, at: 'hidden', again: [clean] } });

    expect(copy.body.at).toBe('********');
    expect(copy.body.clean).toBe(clean);
    expect(copy.body.again[0]).toBe(clean);
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

  describe('of what is no data', () => {
    class Private {
      readonly #secret = 'hidden';
      constructor(private readonly way: string) {}
      get secret(): string {
        return this.way === 'get' ? this.#secret : '';
      }
      toString(): string {
        return this.way === 'toString' ? this.#secret : '';
      }
      toJSON(): unknown {
        return this.way === 'toJSON' ? { a: [this.#secret] } : {};
      }
    }
    const quoting: [string, unknown][] = [
      ['an instance with text', Object.assign(new Set(), { a: 'hidden' })],
      ['an instance with a getter', new Private('get')],
      ['an instance with toString', new Private('toString')],
      ['an instance with toJSON', new Private('toJSON')],
      ['data with toJSON', { toJSON: () => 'hidden' }],
      ['a map', new Map([['a', { b: 'hidden' }]])],
      ['a map of names', new Map([['hidden', 1]])],
      ['a set', new Set(['hidden'])],
      ['boxed text', new String('hidden')],
      ['an address', new URL('http://h/hidden')],
      ['parameters', new URLSearchParams({ a: 'hidden' })],
      ['a form', formOf('hidden')],
      ['a request', new Request('http://h/hidden')],
      ['headers', new Headers({ a: 'hidden' })],
      ['a pattern', /hidden/],
      ['a function', () => 'hidden'],
      ['a function with text', Object.assign(() => 1, { token: 'hidden' })],
      ['a list with more than its items', Object.assign([1], { input: 'hidden' })],
    ];
    for (const [what, value] of quoting) {
      it(`masks as a whole ${what}`, () => {
        const clean = new Private('nothing');

        expect(mask({ body: [value, clean] }).body).toEqual(['********', clean]);
      });
    }

    const clean: [string, unknown][] = [
      ['a date', new Date(5)],
      ['bytes', [new TextEncoder().encode('hidden'), new ArrayBuffer(8), new Blob(['hidden'])]],
      ['a map', new Map([[{ a: 1 }, [2]]])],
      ['an instance', new Private('')],
      ['a function', mask],
    ];
    for (const [what, value] of clean) {
      it(`leaves ${what}`, () => {
        expect(mask({ body: [value, 'hidden'] }).body).toEqual([value, '********']);
      });
    }

    it('takes time in proportion to it, whatever leads where', () => {
      class Item {
        constructor(
          readonly shared: unknown,
          readonly next?: Item,
        ) {}
      }
      const shared = Array.from({ length: 4_000 }, (_, i) => ({ i }));
      const list = shared.map(() => new Item(shared));
      let chain = new Item(shared);
      for (let i = 0; i < 4_000; i++) chain = new Item(list, chain);
      const start = performance.now();
      const { body } = maskValue({ body: { echo: 'hidden', list, chain } }, maskerOf(['hidden']));

      expect(performance.now() - start).toBeLessThan(500);
      expect([body.echo, body.list === list, body.chain === chain]).toEqual(['********', true, true]);
    });

    it('masks what leads to ever more', () => {
      class Endless {
        get next(): Endless {
          return new Endless();
        }
      }

      expect(mask({ body: new Endless() }).body as unknown).toBe('********');
    });
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

    it('keeps what machines read, whatever is secret', () => {
      const words = ['status', 'isJson', 'headers', 'body', 'url', 'network', 'kind', 'ECONNRESET', '200', 'true'];
      const copy = maskValue(
        { ...answer(200, { kind: 'network' }), isJson: true, url: 'http://h/url' },
        maskerOf(words),
      );

      expect(copy).toEqual(jasmine.objectContaining({ status: 200, isJson: true, url: 'http://h/********' }));
      expect(copy.body as object).toEqual({ '********': '********' });
    });

    it('masks a number for a body, and text for a status', () => {
      expect(mask<{ body: unknown }>({ ...response, body: 1234 }).body).toBe('********');
      expect(mask({ ...response, status: 'hidden' }).status).toBe('********');
    });

    it('keeps headers of others where they quote none', () => {
      class OtherHeaders extends Map<string, string> {}
      const headers = new OtherHeaders([['a', 'b']]);
      const copy = mask({ status: 200, headers, body: 'hidden' });

      expect([copy.headers, copy.body]).toEqual([headers, '********']);
      expect(copy.headers).toBe(headers);
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
      expect((copy.cause as typeof cause).code).toBe('E_HIDDEN');
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

    it('keeps what machines read, whatever is secret', () => {
      const request = { method: 'GET', url: 'http://h/', isRepeatable: true };
      const error = new NetworkError(request, Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
      const words = [...Object.keys(error), 'network', 'NetworkError', 'GET', 'ECONNRESET', 'true', 'tally', 'reset'];
      const copy = maskValue(error, maskerOf(words));

      expect(copy).not.toBe(error);
      expect(Object.keys(copy)).toEqual(Object.keys(error));
      for (const name of ['name', 'kind', 'code', 'method', 'isRepeatable', 'attempts', 'tally'] as const) {
        expect(copy[name]).toEqual(error[name]);
      }
      expect(codeOf(copy.cause)).toBe('ECONNRESET');
    });

    it('masks what its class tells in other words', () => {
      class Refusal extends Error {
        readonly #secret = 'hidden';
        get secret(): string {
          return this.#secret;
        }
        override toString(): string {
          return `is ${this.#secret}`;
        }
        toJSON(): object {
          return { a: this.#secret };
        }
      }
      const copy = mask(new Refusal('a'));

      expect(copy).toBeInstanceOf(Refusal);
      expect([copy.secret, String(copy), JSON.stringify(copy)]).toEqual([
        '********',
        'is ********',
        '{"a":"********"}',
      ]);
    });

    it('masks what is thrown and is neither error nor data', () => {
      expect(mask(Object.assign(() => 1, { token: 'hidden' })) as unknown).toBe('********');
      expect(mask(Symbol('hidden')) as unknown).toBe('********');
    });

    it('masks one that the platform made', () => {
      const copy = mask(new DOMException('is hidden', 'AbortError'));

      expect([copy.name, copy.message, String(copy)]).toEqual(['AbortError', 'is ********', 'AbortError: is ********']);
    });
  });
});

function formOf(text: string): FormData {
  const form = new FormData();
  form.set('a', text);
  return form;
}
