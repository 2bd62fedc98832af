import fc from 'fast-check';
import { maskText } from '../../../lib/mask/maskText.js';

describe('maskText', () => {
  it('masks credentials in other addresses too', () => {
    expect(maskText('see https://me:pw@host/a, /b?sig=abc or hunter2', 'https://u:hunter2@host/')).toBe(
      'see https://********@host/a, /b?sig=******** or ********',
    );
  });

  it('masks the credentials of the address at hand wherever they stand', () => {
    const url = 'https://me:hunter2@host/?api_key=abcdef';

    expect(maskText('user me, password hunter2, key abcdef', url)).toBe('user me, password ********, key ********');
    expect(maskText('me:hunter2 was refused; (hunter2)', url)).toBe('******** was refused; (********)');
  });

  it('masks a user without a password, who is a token', () => {
    expect(maskText('refused ghp_abc', 'https://ghp_abc@host/')).toBe('refused ********');
  });

  it('masks them decoded too', () => {
    expect(maskText('p%40ssword p@ssword', 'https://me:p%40ssword@host/')).toBe('******** ********');
    expect(maskText('a b/c a%20b%2Fc', '/?token=a%20b%2Fc')).toBe('******** ********');
  });

  it('masks the longer one where one is part of another', () => {
    expect(maskText('abcdefgh abcd', '/?token=abcd&sig=abcdefgh')).toBe('******** ********');
  });

  it('leaves short credentials in words alone', () => {
    expect(maskText('Unexpected end', 'https://x:end@host/?token=pec')).toBe('Unexpected end');
  });

  it('takes a credential for text, not for a pattern', () => {
    expect(maskText('it was $&.*+ then', '/?token=$%26.*%2B')).toBe('it was ******** then');
  });

  it('leaves a message without credentials as it is', () => {
    for (const text of [
      '',
      'fetch failed',
      'getaddrinfo ENOTFOUND host',
      'code=E_BAD, a@b.c, https://host/a?b=c#d',
      ' a  b\n\tc ',
    ]) {
      expect(maskText(text, 'https://me:hunter2@host/?token=abcdef')).toBe(text);
    }
  });

  it('shows no credential of the address, wherever it stands', () => {
    const secret = fc
      .stringMatching(/^\w{4,20}$/)
      .filter((secret) => !'********https://u:@host/?token='.includes(secret));
    fc.assert(
      fc.property(secret, secret, fc.string(), (password, token, text) => {
        const message = `${text}${password}${text}${token} https://u:${password}@host/?token=${token}`;
        const result = maskText(message, `https://u:${password}@host/?token=${token}`);
        expect(result).not.toContain(password);
        expect(result).not.toContain(token);
      }),
    );
  });
});
