import { maskOf } from '../../../lib/mask/maskOf.js';

describe('maskOf', () => {
  it('makes one mask of several secrets, so that one that begins another does not give away its end', () => {
    const mask = maskOf(['abcd', 'abcdefgh', 'other']);

    expect(mask('abcdefgh, abcd, other')).toBe('********, ********, ********');
    expect(mask({ body: ['ABCD'] })).toEqual({ body: ['********'] });
  });

  it('costs nothing before there is something to mask', () => {
    const start = performance.now();
    const masks = Array.from({ length: 100 }, () => maskOf(['{"k":"v"},'.repeat(100_000)]));

    expect(masks.length).toBe(100);
    expect(performance.now() - start).toBeLessThan(100);
  });

  it('learns its secrets once', () => {
    const mask = maskOf(['{"k":"v é"},'.repeat(10_000)]);
    const start = performance.now();
    for (let i = 0; i < 200; i++) mask('text');

    expect(performance.now() - start).toBeLessThan(500);
  });

  it('throws an error that tells nothing where it cannot look', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const refusing = new Proxy({}, { ownKeys: () => raise('hidden') });
    const mask = maskOf(['other']);

    for (const value of [proxy, refusing, { body: proxy }, new Error('a', { cause: refusing })]) {
      expect(() => mask(value)).toThrowError(Error, /^what came cannot be searched for secrets/);
    }
  });
});

function raise(message: string): never {
  throw new Error(message);
}
