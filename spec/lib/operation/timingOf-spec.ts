import type { Attempt } from '../../../lib/attempt.js';
import { OperationError } from '../../../lib/errors/operationError.js';
import type { Hint } from '../../../lib/http/hint.js';
import type { Operation, OperationStep } from '../../../lib/operation/operation.js';
import { timingOf } from '../../../lib/operation/timingOf.js';
import { answer } from '../../support/answers.js';

describe('timingOf', () => {
  const operation = {} as Operation;
  const poll: OperationStep = { next: 'poll', operation };
  const get: OperationStep = { next: 'get', operation };
  const hint: Hint = { delay: 7, reason: 'retry-after', scope: 'once' };
  const plan = {
    law: () => 5,
    hints: [({ status }: { status?: number }) => (status === 200 ? hint : undefined)] as never,
  };
  const paced = { pace: { interval: 3, extra: 0 } } as Attempt;
  const heard = (step: OperationStep | undefined, told: unknown, last?: Attempt): (Hint | undefined)[] =>
    timingOf(plan, { step, last }).hints.map((read) => read(told, 0));

  it('asks for the status by the schedule, and for the resource at once, unless that went wrong', () => {
    const context = { attempt: 1, elapsed: 0, duration: 0, previousDelay: undefined };
    const steps = [undefined, poll, get, { next: 'done' }, { next: 'failed', outcome: 'failed' }] as const;
    const delays = (error?: unknown): unknown[] =>
      steps.map((step) => timingOf(plan, { step, last: undefined }).schedule({ ...context, error }));

    expect(delays()).toEqual([undefined, 5, 0, undefined, undefined]);
    expect(delays(new Error('lost'))).toEqual([undefined, 5, 5, undefined, undefined]);
  });

  it('hears the answers that tell a status, and those that were refused', () => {
    const refused = new OperationError('status-refused', 'no', answer(200));

    expect([heard(poll, answer(200)), heard(get, answer(200)), heard(undefined, answer(200))]).toEqual([
      [hint, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(heard(get, refused)).toEqual([hint, undefined]);
  });

  it('lifts an interval that holds from now on for the resource', () => {
    expect(heard(get, answer(200), paced)).toEqual([
      undefined,
      { delay: 0, reason: 'poll-interval', scope: 'from now on' },
    ]);
    expect(heard(poll, answer(404), paced)).toEqual([undefined, undefined]);
  });
});
