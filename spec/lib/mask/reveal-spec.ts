import { redact } from '../../../lib/mask/redact.js';
import { redacted } from '../../../lib/mask/redacted.js';
import { reveal } from '../../../lib/mask/reveal.js';

describe('reveal', () => {
  it('says what a redacted text says, and what of it is secret', () => {
    expect(reveal(redact`a ${'one'} b ${2}`)).toEqual({ text: 'a one b 2', secrets: ['one', '2'] });
  });

  it('finds nothing secret in other text', () => {
    expect(reveal('text')).toEqual({ text: 'text', secrets: [] });
  });

  it('gives what a text can be built of anew', () => {
    const { text, secrets } = reveal(redact`a ${'one'}`);

    expect(String(redacted(`${text}!`, secrets))).toBe('a ********!');
  });
});
