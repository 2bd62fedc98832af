import { exitCodeOf } from '../../cli/exitCodeOf.js';
import { InterruptedError } from '../../cli/interruption.js';
import { UsageError } from '../../cli/usageError.js';
import { DurationSyntaxError } from '../../lib/errors/durationSyntaxError.js';
import { NetworkError } from '../../lib/errors/networkError.js';
import { PollError } from '../../lib/errors/pollError.js';
import type { PollErrorKind } from '../../lib/errors/pollError.js';
import { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';

describe('exitCodeOf', () => {
  class AnError extends PollError {
    constructor(readonly kind: PollErrorKind) {
      super(kind);
    }
  }
  const cases: readonly (readonly [string, unknown, number | undefined])[] = [
    ['a failed job', new AnError('failed'), 1],
    ['a body that does not fit', new AnError('schema'), 1],
    ['wrong usage', new UsageError(), 2],
    ['a wrong duration', new DurationSyntaxError('--interval', 'none'), 2],
    ['a timeout', new PollTimeoutError(5), 3],
    ['an exhausted schedule', new AnError('exhausted'), 4],
    ['a wait that is too long', new AnError('server-delay'), 4],
    ['a lost request', new NetworkError({ method: 'GET', url: '', isRepeatable: true }, undefined), 5],
    ['a body that is too large', new AnError('body-too-large'), 5],
    ['Ctrl-C', new InterruptedError(), 130],
    ['an error that nobody foresaw', new TypeError(), undefined],
    ['what is no error', 'failed', undefined],
  ];
  for (const [what, error, code] of cases) {
    it(`is ${String(code)} for ${what}`, () => {
      expect(exitCodeOf(error)).toBe(code);
    });
  }
});
