import { tmpdir } from 'node:os';
import { readBytes, textOf } from '../../cli/readBytes.js';
import { UsageError } from '../../cli/usageError.js';

describe('readBytes', () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['/no/such/file', /^\/no\/such\/file: there is no such file$/],
    [tmpdir(), /: it is a folder$/],
    ['a\0b', /: .*null bytes/],
  ];
  for (const [file, message] of cases) {
    it(`says why ${JSON.stringify(file)} cannot be read`, async () => {
      await expectAsync(readBytes(file)).toBeRejectedWithError(UsageError, message);
    });
  }

  it('reads a file', async () => {
    expect(textOf(await readBytes('package.json'))).toContain('"rxpoll"');
  });
});

describe('textOf', () => {
  it('tells text from bytes', () => {
    expect(textOf(new TextEncoder().encode('\ufeffgrößer'))).toBe('größer');
    expect(textOf(new Uint8Array([255, 0]))).toBeUndefined();
  });
});
