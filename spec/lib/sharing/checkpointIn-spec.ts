import { of } from 'rxjs';
import type { Attempt } from '../../../lib/attempt.js';
import { checkpointOf } from '../../../lib/checkpoint.js';
import { checkpointIn } from '../../../lib/sharing/checkpointIn.js';
import { backoffSchedule } from '../../../operators/backoffSchedule.js';

describe('checkpointIn', () => {
  it('is the checkpoint of an attempt', () => {
    const attempts: Attempt[] = [];
    of('pending')
      .pipe(backoffSchedule({ maxAttempts: 1 }))
      .subscribe((attempt) => attempts.push(attempt));

    expect(checkpointIn(attempts[0])).toEqual(checkpointOf(attempts[0]!));
  });

  for (const value of [undefined, null, 7, 'text', [], {}, { number: 1 }, { status: 202, body: null }]) {
    it(`is none for ${JSON.stringify(value)}`, () => {
      expect(checkpointIn(value)).toBeUndefined();
    });
  }
});
