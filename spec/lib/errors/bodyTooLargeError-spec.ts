import { BodyTooLargeError } from '../../../lib/errors/bodyTooLargeError.js';

describe('BodyTooLargeError', () => {
  const request = { method: 'POST', url: 'https://api.example.com/?token=********', isRepeatable: false };
  const error = new BodyTooLargeError(1_024, request);

  it('says who answered, how much was allowed, and what to do', () => {
    expect(error.message).toBe(
      'POST https://api.example.com/?token=******** answered with a body of more than 1024 bytes; ' +
        'raise maxBodyBytes if that is right',
    );
  });

  it('holds its kind and the limit', () => {
    expect([error.name, error.kind, error.maxBodyBytes]).toEqual(['BodyTooLargeError', 'body-too-large', 1_024]);
  });
});
