import { unescaped } from '../../../lib/mask/unescaped.js';

describe('unescaped', () => {
  const table: [string, string | undefined][] = [
    ['%41', 'A'],
    ['%e9', 'é'],
    ['%c3%a9', 'é'],
    ['%e2%82%ac', '€'],
    ['%f0%9f%94%91', '🔑'],
    [String.raw`\xe9`, 'é'],
    [String.raw`\xc3\xa9`, 'é'],
    [String.raw`\u0041`, 'A'],
    [String.raw`\ud83d`, '\ud83d'],
    [String.raw`\u{1f511}`, '🔑'],
    [String.raw`\n`, '\n'],
    [String.raw`\"`, '"'],
    [String.raw`\/`, '/'],
    ['\\\\', '\\'],
    ['&#39;', "'"],
    ['&#x1f511;', '🔑'],
    ['&amp;', '&'],
    ['&quot;', '"'],
    ['&nbsp;', ' '],
    ['&newline;', '\n'],
    ['&eacute;', 'é'],
    ['&ccedil;', 'ç'],
    ['&szlig;', 'ß'],
    ['&nothing;', undefined],
    ['&#99999999;', undefined],
    [String.raw`\u{ffffff}`, undefined],
  ];
  for (const [escape, char] of table) {
    it(`takes ${escape} for ${JSON.stringify(char)}`, () => {
      expect(unescaped(escape)).toBe(char);
    });
  }
});
