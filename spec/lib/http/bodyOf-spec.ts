import { bodyOf } from '../../../lib/http/bodyOf.js';

describe('bodyOf', () => {
  it('is the body of an answer', () => {
    const body = { error: 'slow_down' };

    expect(bodyOf({ status: 400, body })).toBe(body);
  });

  it('has a name for nothing where there is no object', () => {
    for (const answer of [undefined, null, 5, 'text', {}, { body: null }, { body: 'text' }, { body: 5 }]) {
      expect(bodyOf(answer)['interval']).toBeUndefined();
    }
  });
});
