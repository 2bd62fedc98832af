import { redacted } from '../../../lib/mask/redacted.js';
import { reveal } from '../../../lib/mask/reveal.js';

describe('redacted', () => {
  const table: [string, string[], string][] = [
    ['https://h/?k=s3cret', ['s3cret'], 'https://h/?k=********'],
    ['https://h/?k=a%20b%2Fc', ['a b/c'], 'https://h/?k=********'],
    ['one two one', ['one', 'two'], '******** ******** ********'],
    ['abcdef abc', ['abc', 'abcdef'], '******** ********'],
    ['nothing here', ['s3cret'], 'nothing here'],
    ['nothing secret', [], 'nothing secret'],
    ['', [], ''],
  ];
  for (const [text, secrets, shown] of table) {
    it(`shows ${JSON.stringify(text)} without ${JSON.stringify(secrets)}`, () => {
      const value = redacted(text, secrets);

      expect(String(value)).toBe(shown);
      expect(reveal(value)).toEqual({ text, secrets });
    });
  }

  it('shows no short secret, within words neither', () => {
    expect(String(redacted('job7 of 7', ['7']))).toBe('job******** of ********');
  });
});
