import * as fc from 'fast-check';
import { DurationSyntaxError } from '../../../lib/errors/durationSyntaxError.js';
import type { AnyPollError } from '../../../lib/errors/isPollError.js';
import { isPollError } from '../../../lib/errors/isPollError.js';
import type { PollErrorKind } from '../../../lib/errors/pollError.js';

/** Compiles only where `kind` tells every class from the others. */
function whatItHolds(error: AnyPollError): unknown {
  switch (error.kind) {
    case 'network':
      return error.code;
    case 'timeout':
      return error.limit;
    case 'failed':
      return error.last.number;
    case 'exhausted':
      return error.last?.number;
    case 'schema':
      return error.issues;
    case 'server-delay':
      return error.delay;
    case 'body-too-large':
      return error.maxBodyBytes;
    case 'syntax':
      return error.path;
  }
}

describe('isPollError', () => {
  const brand = Symbol.for('rxpoll.PollError');

  it('knows errors of this package, and narrows them to their kinds', () => {
    const error: unknown = new DurationSyntaxError('maxDelay', 'is wrong');
    const isEveryKindThere: Exclude<PollErrorKind, AnyPollError['kind']> extends never ? true : false = true;

    expect(isPollError(error) && whatItHolds(error)).toBe('maxDelay');
    expect(isEveryKindThere).toBeTrue();
  });

  it('knows those of another copy of the package, which are of other classes', () => {
    class PollError extends Error {
      readonly kind = 'network';
      readonly [brand] = true;
    }

    expect(isPollError(new PollError('of another copy'))).toBeTrue();
  });

  it('knows no other value', () => {
    const others = [new Error('network'), { kind: 'network' }, { [brand]: undefined }, brand, isPollError, () => brand];
    for (const other of others) expect(isPollError(other)).toBeFalse();
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBoxedValues: true }), (value) => {
        expect(isPollError(value)).toBeFalse();
      }),
    );
  });

  it('is not taken in by what has every property', () => {
    expect(isPollError(new Proxy({}, { has: () => true }))).toBeFalse();
    expect(isPollError(new Proxy({}, { has: () => true, get: () => () => undefined }))).toBeFalse();
  });
});
