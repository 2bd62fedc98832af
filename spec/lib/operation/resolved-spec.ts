import { resolved } from '../../../lib/operation/resolved.js';

describe('resolved', () => {
  const base = 'https://api.example.com/a/b?c=1';
  const cases: [string | URL, string | undefined, string | undefined][] = [
    ['https://b.example.com', undefined, 'https://b.example.com/'],
    ['/op/1#part', base, 'https://api.example.com/op/1'],
    ['op/1?x', base, 'https://api.example.com/a/op/1?x'],
    ['//b.example.com/x', base, 'https://b.example.com/x'],
    [new URL('urn:x'), base, 'urn:x'],
    ['/op/1', undefined, undefined],
    ['http://[', base, undefined],
  ];
  for (const [address, from, expected] of cases) {
    it(`reads ${String(address)}${from === undefined ? ' alone' : ''}`, () => {
      expect(resolved(address, from)?.href).toBe(expected);
    });
  }
});
