import type { Attempt } from '../../../../lib/attempt.js';
import { loopUntilContext } from '../../../../lib/plan/loopUntil/loopUntilContext.js';
import { answer } from '../../../support/answers.js';

describe('loopUntilContext', () => {
  it('tells the parsed body, the status, the header fields, the attempt and the time so far', () => {
    const response = answer(202, { status: 'running' }, { 'X-State': 'new' });
    const attempt: Attempt = {
      number: 3,
      startedAt: 90,
      duration: 10,
      elapsed: 100,
      response,
      nextDelay: 1,
      delayReason: 'schedule',
      scheduledDelay: 1,
      tally: { '202': 3 },
    };
    const context = loopUntilContext(response, attempt);

    expect(context).toEqual({
      response: { status: 'running' },
      status: 202,
      headers: { 'x-state': 'new' },
      attempt: 3,
      elapsed: 100,
    });
    for (const field of Object.values(Object.getOwnPropertyDescriptors(context))) {
      expect('value' in field)
        .withContext('no getter, which text would not see')
        .toBeTrue();
    }
  });
});
