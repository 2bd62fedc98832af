import { variantsOf } from '../../../lib/mask/variantsOf.js';

describe('variantsOf', () => {
  const table: [string, string, string[]][] = [
    ['nothing of a plain secret', 's3cret', []],
    ['what is trimmed', ' s3cret\n', ['s3cret', ' s3cret']],
    ['what has no line breaks', 's3\ncret', ['s3cret']],
    ['the texts of JSON, but no short ones and no names', '{"name":["v4lue",{"b":"ab"}],"c":1234}', ['v4lue']],
    ['the text that is JSON', '"a\\"b"', ['a"b']],
    ['the short text that is JSON', '"ab"', ['ab']],
    ['the credentials after a scheme', 'Bearer s3cret', ['s3cret']],
    ['the password of an address', 'https://me:s3cret@h/', ['s3cret']],
    ['the number without its zeros', '0012345678', ['12345678']],
    ['the number that loses digits', '12345678901234567890', ['12345678901234567000']],
    ['quotes of CSV and SQL', `it's "it"`, [`it''s "it"`, `it's ""it""`]],
    ['no short number', '0007', []],
    ['letters composed in two ways, and their bytes', 'é', ['e\u0301', '\u00c3\u00a9']],
    ['nothing of what only looks like JSON', '{a: s3cret}', []],
    ['nothing of an address without a password', 'https://me@h/', []],
    ['nothing of a text with @', 'a@b', []],
  ];
  for (const [what, secret, others] of table) {
    it(`gives the secret and ${what}`, () => {
      const [first, ...rest] = variantsOf(secret);

      expect(first).toBe(secret);
      for (const other of others) expect(rest).toContain(other);
      if (others.length === 0) expect(rest).toEqual([]);
    });
  }

  it('takes a hundred texts of JSON', () => {
    const json = JSON.stringify(Array.from({ length: 1_000 }, (_, i) => `text-${String(i)}`));

    expect(variantsOf(json).filter((text) => text.startsWith('text-')).length).toBe(100);
  });
});
