import * as fc from 'fast-check';
import type { Redacted } from '../../../lib/mask/isRedacted.js';
import { redact } from '../../../lib/mask/redact.js';
import { reveal } from '../../../lib/mask/reveal.js';

const tag = redact as (strings: unknown, ...values: unknown[]) => Redacted;

describe('redact', () => {
  it('masks each interpolation, and nothing else', () => {
    const value = redact`POST ${'one'} to ${'two'}${3}.`;

    expect(String(value)).toBe('POST ******** to ****************.');
    expect(reveal(value)).toEqual({ text: 'POST one to two3.', secrets: ['one', 'two', '3'] });
  });

  it('takes the text as a template cooks it', () => {
    const { text } = reveal(redact`a\n\t\u0062\\${'c'}\``);

    expect(text).toBe('a\n\tb\\c`');
  });

  it('takes a redacted text within another, and hides what that hides', () => {
    const inner = redact`Bearer ${'one'}`;
    const value = redact`authorization: ${inner}; key=${'two'}`;

    expect(String(value)).toBe('authorization: Bearer ********; key=********');
    expect(reveal(value)).toEqual({ text: 'authorization: Bearer one; key=two', secrets: ['one', 'two'] });
  });

  it('takes numbers', () => {
    expect(reveal(redact`${0} ${-1.5}`)).toEqual({ text: '0 -1.5', secrets: ['0', '-1.5'] });
    expect(reveal(tag`${12n}`).text).toBe('12');
  });

  const wrong: [unknown, string][] = [
    [undefined, 'undefined'],
    [null, 'null'],
    ['', 'empty'],
    [' \n', 'empty'],
    [NaN, 'NaN'],
    [Infinity, 'number'],
    [true, 'boolean'],
    [{ token: 'hidden' }, 'object'],
    [['hidden'], 'object'],
    [() => 'hidden', 'function'],
    [Symbol('hidden'), 'symbol'],
  ];
  for (const [value, kind] of wrong) {
    it(`refuses ${kind}, at once and without telling it: ${String(value)}`, () => {
      const refused = (): unknown => tag`Bearer ${'first'}, ${value}`;

      expect(refused).toThrowError(
        TypeError,
        `redact: value 2 is ${kind}; a secret is text or a number, and not empty`,
      );
    });
  }

  it('is refused by the compiler for what is no text and no number', () => {
    const token = undefined as string | undefined;

    // @ts-expect-error -- it may be undefined
    expect(() => redact`Bearer ${token}`).toThrowError(TypeError);
    // @ts-expect-error -- it is an object
    expect(() => redact`Bearer ${{ token }}`).toThrowError(TypeError);
  });

  it('refuses to be called as a function', () => {
    for (const strings of ['hidden', undefined, {}]) {
      expect(() => tag(strings)).toThrowError(TypeError, 'redact: it is a tag; write redact`Bearer ${token}`');
    }
  });

  it('refuses text without interpolations, which hides nothing', () => {
    for (const wrong of [() => redact`hidden`, () => redact``]) {
      expect(wrong).toThrowError(TypeError, 'redact: nothing is interpolated; write redact`Bearer ${token}`');
    }
  });

  it('refuses a backslash that begins no escape', () => {
    expect(() => tag`C:\users${'hidden'}`).toThrowError(TypeError, /^redact: a backslash begins no escape/);
  });

  it('shows no secret, and says all of it', () => {
    const secret = fc.string({ minLength: 8 }).filter((text) => text.trim().length > 7 && !/^\*+$/.test(text));
    fc.assert(
      fc.property(secret, secret, (one, two) => {
        const value = redact`a${one}b${two}`;

        expect(String(value)).toBe('a********b********');
        expect(reveal(value).text).toBe(`a${one}b${two}`);
      }),
    );
  });
});
