import { inspect } from 'node:util';
import { redactedText } from '../../../lib/mask/redactedText.js';

describe('inspect of redactedText', () => {
  const value = redactedText('text with hidden', () => 'text with ********', ['hidden']);

  for (const options of [
    {},
    { showHidden: true },
    { customInspect: false, showHidden: true, getters: true, depth: 9 },
  ]) {
    it(`shows no secret: ${JSON.stringify(options)}`, () => {
      expect(inspect({ value }, options)).not.toContain('hidden');
    });
  }

  it('shows the rest', () => {
    expect(inspect({ value })).toBe('{ value: text with ******** }');
  });
});
