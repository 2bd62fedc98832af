import type { KnownSecrets } from '../../../lib/mask/isRedacted.js';
import { secret } from '../../../lib/mask/isRedacted.js';
import { redactedText } from '../../../lib/mask/redactedText.js';

const shown = (): string => 'text with ********';

describe('redactedText', () => {
  const value = redactedText('text with hidden', shown, ['hidden']);

  it('shows its other text, wherever it is printed', () => {
    const inspect = Symbol.for('nodejs.util.inspect.custom');

    expect([String(value), value.toString()]).toEqual(Array(2).fill('text with ********'));
    expect(JSON.stringify({ value })).toBe('{"value":"text with ********"}');
    expect((value as unknown as Record<symbol, () => unknown>)[inspect]?.()).toBe('text with ********');
  });

  it('asks for its other text once, when it is printed', () => {
    const show = jasmine.createSpy().and.returnValue('shown');
    const value = redactedText('text', show, []);
    expect(show).not.toHaveBeenCalled();

    expect([String(value), String(value)]).toEqual(['shown', 'shown']);
    expect(show).toHaveBeenCalledTimes(1);
  });

  it('has no property of its own', () => {
    expect(Reflect.ownKeys(value)).toEqual([]);
    expect(JSON.stringify({ ...value })).toBe('{}');
  });

  it('says its text to who asks, with a mask of what is secret', () => {
    const known: KnownSecrets = {};

    expect(value[secret](known)).toBe('text with hidden');
    expect(known.secrets).toEqual(['hidden']);
    expect(known.mask?.('so hidden')).toBe('so ********');
  });

  for (const address of [
    'https://me:p%40ss@example.com/',
    '//me:p%40ss@example.com/',
    String.raw`http:\\\\me:p%40ss@example.com`,
  ]) {
    it(`knows the header field that an address with a password becomes: ${address}`, () => {
      const known: KnownSecrets = {};
      redactedText(address, shown, ['p%40ss'])[secret](known);

      expect(known.secrets).toEqual(['p%40ss', btoa('me:p@ss')]);
    });
  }
});
