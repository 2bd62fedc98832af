import { assertCancelled } from '../../../lib/operation/assertCancelled.js';
import { answer } from '../../support/answers.js';

describe('assertCancelled', () => {
  const request = { method: 'DELETE', url: 'https://api.example.com/op/1?sig=hidden' };

  it('takes any answer of success', () => {
    for (const status of [200, 202, 204]) expect(() => assertCancelled(request, answer(status))).not.toThrow();
  });

  it('refuses others, and says what was asked', () => {
    expect(() => assertCancelled(request, answer(409))).toThrow(
      jasmine.objectContaining({
        reason: 'cancel-refused',
        message:
          'the job may go on: DELETE https://api.example.com/op/1?sig=******** answered 409, which does not cancel it',
      }),
    );
  });
});
