import { exitCodeOf } from '../../cli/exitCodeOf.js';
import { StoppedError } from '../../cli/stoppedError.js';
import { UsageError } from '../../cli/usageError.js';
import type { Attempt } from '../../lib/attempt.js';
import { DurationSyntaxError } from '../../lib/errors/durationSyntaxError.js';
import { FilterSyntaxError } from '../../lib/errors/filterSyntaxError.js';
import { NetworkError } from '../../lib/errors/networkError.js';
import { PlanError } from '../../lib/errors/planError.js';
import { PollError } from '../../lib/errors/pollError.js';
import type { PollErrorKind } from '../../lib/errors/pollError.js';
import { PollExhaustedError } from '../../lib/errors/pollExhaustedError.js';
import { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';

describe('exitCodeOf', () => {
  class AnError extends PollError {
    constructor(readonly kind: PollErrorKind) {
      super(kind);
    }
  }
  const late = { number: 1, tally: {}, response: { status: 202 }, delayReason: 'deadline' } as unknown as Attempt;
  const cases: readonly (readonly [string, unknown, number])[] = [
    ['a failed job', new AnError('failed'), 1],
    ['a body that does not fit', new AnError('schema'), 1],
    ['wrong usage', new UsageError(), 2],
    ['a wrong duration', new DurationSyntaxError('--interval', 'none'), 2],
    ['a wrong filter', new FilterSyntaxError('', 'none'), 2],
    ['a wrong plan', new PlanError([{ path: '', problem: 'none' }]), 2],
    ['a timeout', new PollTimeoutError(5), 3],
    ['a schedule that ended for want of time', new PollExhaustedError(late), 3],
    ['an exhausted schedule', new PollExhaustedError({ ...late, delayReason: 'schedule' }), 4],
    ['a wait that is too long', new AnError('server-delay'), 4],
    ['a lost request', new NetworkError({ method: 'GET', url: '', isRepeatable: true }, undefined), 5],
    ['a body that is too large', new AnError('body-too-large'), 5],
    ['Ctrl-C', new StoppedError('', 130), 130],
    ['an error that nobody foresaw', new TypeError(), 70],
    ['what is no error', 'failed', 70],
  ];
  for (const [what, error, code] of cases) {
    it(`is ${String(code)} for ${what}`, () => {
      expect(exitCodeOf(error)).toBe(code);
    });
  }
});
