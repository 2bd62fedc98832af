import { isRedacted, secret } from '../../../lib/mask/isRedacted.js';
import { redact } from '../../../lib/mask/redact.js';

describe('isRedacted', () => {
  it('knows a redacted text, one of another copy of the package too', () => {
    const other = { [Symbol.for('rxpoll.Redacted')]: () => 'text' };

    expect([redact`a${'b'}`, other].map(isRedacted)).toEqual([true, true]);
    expect(secret).toBe(Symbol.for('rxpoll.Redacted') as typeof secret);
  });

  it('takes nothing else for one', () => {
    for (const value of [undefined, null, '', 'Bearer ********', 0, {}, [], () => 'text', new URL('http://h')]) {
      expect(isRedacted(value)).toBeFalse();
    }
  });
});
