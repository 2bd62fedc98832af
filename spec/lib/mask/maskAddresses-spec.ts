import fc from 'fast-check';
import { maskAddresses } from '../../../lib/mask/maskAddresses.js';

describe('maskAddresses', () => {
  it('masks credentials in every address of a message', () => {
    expect(maskAddresses('request to http://user:pass@host/?token=x failed, reason: connect ECONNREFUSED')).toBe(
      'request to http://********@host/?token=******** failed, reason: connect ECONNREFUSED',
    );
    expect(maskAddresses('see (https://me:pw@host/a) or "https://host/?sig=abc"')).toBe(
      'see (https://********@host/a) or "https://host/?sig=********"',
    );
  });

  it('masks credentials in a relative address', () => {
    expect(maskAddresses('Http failure response for /api?id=42&token=x: 0 Unknown Error')).toBe(
      'Http failure response for /api?id=42&token=******** 0 Unknown Error',
    );
  });

  it('leaves a message without credentials as it is', () => {
    for (const text of ['', 'fetch failed', 'code=E_BAD, a@b.c, https://host/a?b=c#d', ' a  b\n\tc ']) {
      expect(maskAddresses(text)).toBe(text);
    }
  });

  it('shows no credential of an address, whatever stands before it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{8,20}$/), fc.string(), (secret, text) => {
        fc.pre(!text.includes(secret));
        expect(maskAddresses(`${text} https://u:${secret}@host/?token=${secret}`)).not.toContain(secret);
      }),
    );
  });
});
