import { replaceSecrets } from '../../../lib/mask/replaceSecrets.js';

describe('replaceSecrets', () => {
  it('hands over each credential as it is written, and puts in what it gets', () => {
    const found: string[] = [];
    const result = replaceSecrets('https://me:p%40ss@example.com/?a=1&token=x%20y#sig=z', (secret) => {
      found.push(secret);
      return `<${String(found.length)}>`;
    });

    expect(found).toEqual(['me:p%40ss', 'x%20y', 'z']);
    expect(result).toBe('https://<1>@example.com/?a=1&token=<2>#sig=<3>');
  });

  it('gives back the same text where the credentials stay', () => {
    const url = 'https://me:pw@example.com/?token=x;y?z&token=#sig=$&';

    expect(replaceSecrets(url, (secret) => secret)).toBe(url);
  });

  it('takes time in proportion to the text, whatever it is', () => {
    const parts = ['https:', '/', ':', '?', ';', '=', '&', '?token=;', '?token', 'aA', ' ', '://', '%7', '@', '\\'];
    const start = performance.now();
    for (const part of parts) replaceSecrets(`${part.repeat(20_000)}!`, () => '');

    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
