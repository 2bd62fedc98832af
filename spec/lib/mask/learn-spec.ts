import type { KnownSecrets } from '../../../lib/mask/isRedacted.js';
import { learn } from '../../../lib/mask/learn.js';

describe('learn', () => {
  it('adds secrets to those that are known, and hides them all', () => {
    const known: KnownSecrets = {};
    learn(known, ['first-one']);
    learn(known, ['second-one', 'third-one']);

    expect(known.secrets).toEqual(['second-one', 'third-one', 'first-one']);
    expect(known.mask?.('third-one second-one first-one')).toBe('******** ******** ********');
  });

  it('leaves the mask as it is where there is nothing new', () => {
    const known: KnownSecrets = {};
    learn(known, ['one', 'two']);
    const { mask } = known;
    learn(known, ['two']);
    learn(known, []);

    expect(known.mask).toBe(mask);
    expect(known.secrets).toEqual(['one', 'two']);
  });

  it('forgets the oldest, and none that is learnt again and again', () => {
    const known: KnownSecrets = {};
    for (let i = 0; i < 1_000; i++) {
      learn(known, ['always']);
      learn(known, [`token-${String(i)}`]);
      expect(known.secrets).toContain('always');
    }

    expect(known.secrets?.length).toBe(200);
    expect(known.mask?.('token-999 token-900')).toBe('******** ********');
    expect(known.mask?.('token-100')).toBe('token-100');
  });

  it('knows all of one text, however many they are', () => {
    const known: KnownSecrets = {};
    learn(
      known,
      Array.from({ length: 300 }, (_, i) => `secret-${String(i)}.`),
    );

    expect(known.secrets?.length).toBe(300);
  });
});
