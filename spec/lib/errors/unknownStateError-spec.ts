import { UnknownStateError } from '../../../lib/errors/unknownStateError.js';
import { answer } from '../../support/answers.js';
import { attemptOf } from './attemptOf.js';

describe('UnknownStateError', () => {
  const attempt = attemptOf(answer(200, { status: 'paused' }), { number: 12, tally: { '200': 12 } });

  it('says that the poll failed, and not the job, and what was not known', () => {
    const error = new UnknownStateError({ state: 'paused', count: 10, attempt }, 'jobs does not know: "paused"');

    expect(error.message).toBe(
      'the poll failed, which says nothing of the job: jobs does not know: "paused" (10 times in a row); ' +
        'given up after 12 attempts (12× 200); last: 200 {"status":"paused"}',
    );
    expect([error.name, error.kind, error.state, error.count]).toEqual([
      'UnknownStateError',
      'unknown-state',
      'paused',
      10,
    ]);
    expect([error.last, error.attempts, error.tally]).toEqual([attempt, 12, { '200': 12 }]);
  });

  it('says so of one answer', () => {
    expect(new UnknownStateError({ state: undefined, count: 1, attempt }, 'x does not know').message).toContain(
      'of the job: x does not know; given up after',
    );
  });
});
