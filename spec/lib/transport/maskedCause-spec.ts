import * as fc from 'fast-check';
import { maskedCause } from '../../../lib/transport/maskedCause.js';
import { textOf } from '../errors/textOf.js';

const url = 'https://me:hidden-pw@h/?token=hidden-token';
const quoting = `cannot ask ${url}`;
const holding = (error: Error, properties: object): Error => Object.assign(error, properties);
/** Some causes, one within the other. */
const chain = (...messages: string[]): Error =>
  messages.reduceRight<Error | undefined>((cause, message) => new Error(message, cause && { cause }), undefined)!;

describe('maskedCause', () => {
  const clean: [string, unknown][] = [
    ['an error', new TypeError('Failed to fetch')],
    ['an error of Node', holding(new Error('no'), { code: 'ECONNRESET', errno: -104, syscall: 'read' })],
    [
      'an error of undici',
      new TypeError('fetch failed', { cause: holding(new Error('no'), { code: 'UND_ERR_SOCKET', socket: {} }) }),
    ],
    ['an error of Firefox', holding(new TypeError('no'), { fileName: 'app.js', lineNumber: 1, columnNumber: 2 })],
    ['an error of Safari', holding(new TypeError('Load failed'), { line: 1, column: 2, sourceURL: 'app.js' })],
    ['a chain of errors', chain('1', '2', '3', '4', '5')],
    ['a number', 42],
    ['nothing', undefined],
    ['an object', { status: 0 }],
  ];
  for (const [what, error] of clean) {
    it(`leaves ${what} as it is`, () => {
      expect(maskedCause(error, url)).toBe(error);
    });
  }

  const endless = new Error(quoting);
  Object.defineProperty(endless, 'cause', { value: endless });
  const unclean: [string, unknown][] = [
    ['an error that quotes the address', new TypeError(quoting)],
    ['an error that quotes the password', new Error('no user me with hidden-pw')],
    ['an error that was caused by one', new TypeError('fetch failed', { cause: new Error(quoting) })],
    ['an error that was caused by text', new TypeError('fetch failed', { cause: quoting })],
    ['an error at the end of a chain', chain('1', '2', '3', '4', '5', quoting)],
    ['an error that is its own cause', endless],
    [
      'an error that holds the request',
      holding(new Error('Network Error'), { config: { headers: { authorization: 'hidden' } } }),
    ],
    ['text', quoting],
  ];
  for (const [what, error] of unclean) {
    it(`tells again, without credentials, ${what}`, () => {
      expect(textOf(error)).toContain('hidden');
      expect(textOf(maskedCause(error, url))).not.toContain('hidden');
    });
  }

  it('keeps the name, the code and the causes', () => {
    const cause = holding(new RangeError('why'), { code: 'INNER' });
    const masked = maskedCause(holding(new TypeError(quoting, { cause }), { code: 'OUTER' }), url) as Error;

    expect([String(masked), masked]).toEqual([
      'TypeError: cannot ask https://********@h/?token=********',
      jasmine.objectContaining({ code: 'OUTER' }),
    ]);
    expect(masked.cause).toBe(cause);
  });

  it('adds neither a code nor a cause', () => {
    const masked = maskedCause(new Error(quoting), url) as Error;

    expect(['code' in masked, 'cause' in masked]).toEqual([false, false]);
  });

  it('leaves the error itself as it was', () => {
    const error = Object.freeze(new Error(quoting));
    maskedCause(error, url);

    expect(error.message).toBe(quoting);
  });

  it('takes any value', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (error) => {
        expect(() => maskedCause(error, url)).not.toThrow();
      }),
    );
  });
});
