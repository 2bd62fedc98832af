import { quotesSecret } from '../../../lib/mask/quotesSecret.js';
import { ResponseHeaders } from '../../../lib/transport/responseHeaders.js';

const mask = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace('hidden', '***') : value === 1234 ? '***' : value;
const cyclic: { self?: unknown; at?: string } = {};
cyclic.self = cyclic;

describe('quotesSecret', () => {
  const deep = JSON.parse(`${'['.repeat(50_000)}"hidden"${']'.repeat(50_000)}`) as unknown;
  const quoting: [string, unknown][] = [
    ['text', 'is hidden'],
    ['a number', { a: [1234] }],
    ['the name of a property', { a: { hidden: 1 } }],
    ['a list', [[['hidden']]]],
    ['a property that does not show', Object.defineProperty({}, 'a', { value: 'hidden' })],
    ['a property of a symbol', { [Symbol('a')]: 'hidden' }],
    ['the message of an error', new Error('hidden')],
    ['the stack of an error', Object.assign(new Error('a'), { stack: 'hidden' })],
    ['the cause of an error', new Error('a', { cause: new Error('b', { cause: 'hidden' }) })],
    ['what an error holds', Object.assign(new Error('a'), { config: { headers: ['hidden'] } })],
    ['a map', { a: new Map([['a', { b: 'hidden' }]]) }],
    ['a set', new Set(['hidden'])],
    ['an address', { a: new URL('http://h/hidden') }],
    ['parameters', new URLSearchParams({ a: 'hidden' })],
    ['a request', [new Request('http://h/hidden')]],
    ['headers', [new Headers({ a: 'hidden' })]],
    ['headers of a response', { headers: new ResponseHeaders(new Headers({ a: 'hidden' })) }],
    ['headers of others, who may', { headers: { get: () => null } }],
    ['what contains itself', [cyclic, { ...cyclic, at: 'hidden' }]],
    ['what is nested as deeply as JSON can be', deep],
    ['a status that is not that of the whole', { body: { status: 1234 } }],
  ];
  for (const [what, value] of quoting) {
    it(`finds a secret in ${what}`, () => {
      expect(quotesSecret(value, mask)).toBeTrue();
    });
  }

  const clean: [string, unknown][] = [
    ['nothing', undefined],
    ['data', { a: [1, 'b', null, true, {}], c: undefined }],
    ['an error', new TypeError('a', { cause: new Error('b') })],
    ['a response', { status: 1234, headers: new Headers({ a: 'b' }), body: null, url: null }],
    ['bytes', [new TextEncoder().encode('hidden'), new ArrayBuffer(8), new Blob(['hidden'])]],
    ['a function', () => 'hidden'],
    ['what contains itself', cyclic],
  ];
  for (const [what, value] of clean) {
    it(`finds none in ${what}`, () => {
      expect(quotesSecret(value, mask)).toBeFalse();
    });
  }
});
