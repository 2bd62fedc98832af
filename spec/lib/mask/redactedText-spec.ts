import type { Secrets } from '../../../lib/mask/isRedacted.js';
import { secret } from '../../../lib/mask/isRedacted.js';
import { redactedText } from '../../../lib/mask/redactedText.js';

describe('redactedText', () => {
  const value = redactedText('text with hidden', 'text with ********', ['hidden']);

  it('shows its other text, wherever it is printed', () => {
    const inspect = Symbol.for('nodejs.util.inspect.custom');

    expect([String(value), value.toString()]).toEqual(Array(2).fill('text with ********'));
    expect(JSON.stringify({ value })).toBe('{"value":"text with ********"}');
    expect((value as unknown as Record<symbol, () => unknown>)[inspect]?.()).toBe('text with ********');
  });

  it('has no property of its own', () => {
    expect(Reflect.ownKeys(value)).toEqual([]);
    expect(JSON.stringify({ ...value })).toBe('{}');
  });

  it('says its text to who asks, with a mask of what is secret', () => {
    const found: Secrets[] = [];

    expect(value[secret](found)).toBe('text with hidden');
    expect(found.map(({ secrets }) => secrets)).toEqual([['hidden']]);
    expect(found[0]?.maskOf(found)('so hidden')).toBe('so ********');
  });

  it('knows the header field that an address with a password becomes', () => {
    const found: Secrets[] = [];
    redactedText('https://me:p%40ss@example.com/', '', ['p%40ss'])[secret](found);

    expect(found[0]?.secrets).toEqual(['p%40ss', btoa('me:p@ss')]);
  });
});
