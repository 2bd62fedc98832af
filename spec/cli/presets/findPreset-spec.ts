import { findPreset, presetToWaitBy } from '../../../cli/presets/findPreset.js';
import { UsageError } from '../../../cli/usageError.js';
import { openaiBatch } from '../../../lib/presets/openaiBatch.js';

describe('findPreset', () => {
  it('finds a preset by its id', () => {
    expect(findPreset('openai-batch')).toBe(openaiBatch);
  });

  const wrong: readonly (readonly [string, string])[] = [
    ['openai-bacht', 'there is no preset "openai-bacht"; did you mean openai-batch?'],
    ['nothing of the kind', 'there is no preset "nothing of the kind"; rxpoll presets lists them'],
    ['__proto__', 'there is no preset "__proto__"; rxpoll presets lists them'],
  ];
  for (const [id, message] of wrong) {
    it(`says what to do in place of ${id}`, () => {
      expect(() => findPreset(id)).toThrowError(UsageError, message);
    });
  }
});

describe('presetToWaitBy', () => {
  it('finds a preset whose jobs end', () => {
    expect(presetToWaitBy('openai-batch')).toBe(openaiBatch);
  });

  it('refuses one where nothing ever ends', () => {
    expect(() => presetToWaitBy('github-notifications')).toThrowError(
      UsageError,
      'github-notifications has no end to wait for; say by --until what you wait for, in place of --preset',
    );
  });
});
