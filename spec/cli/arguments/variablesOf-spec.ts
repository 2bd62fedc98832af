import { variablesOf } from '../../../cli/arguments/variablesOf.js';
import { UsageError } from '../../../cli/usageError.js';
import { isRedacted } from '../../../lib/mask/isRedacted.js';
import { reveal } from '../../../lib/mask/reveal.js';

describe('variablesOf', () => {
  it('gives values, and redacts those of the environment', () => {
    const given = variablesOf(
      [
        { name: 'id', value: '42' },
        { name: 'TOKEN', isSecret: true },
      ],
      { TOKEN: 'hunter2' },
    );

    expect(given['id']).toBe('42');
    expect(isRedacted(given['TOKEN'])).toBeTrue();
    expect(JSON.stringify(given)).toBe('{"id":"42","TOKEN":"********"}');
    expect(reveal(given['TOKEN'] as string).text).toBe('hunter2');
  });

  it('refuses what the environment has not, or has empty', () => {
    for (const environment of [{}, { TOKEN: '' }, { TOKEN: ' ' }]) {
      expect(() => variablesOf([{ name: 'TOKEN', isSecret: true }], environment)).toThrowError(
        UsageError,
        '--var-env TOKEN: the environment has no TOKEN, or an empty one',
      );
    }
  });
});
