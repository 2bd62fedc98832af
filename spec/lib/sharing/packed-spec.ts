import { PollExhaustedError } from '../../../lib/errors/pollExhaustedError.js';
import { pack } from '../../../lib/sharing/pack.js';
import { isPacked } from '../../../lib/sharing/packed.js';

describe('isPacked', () => {
  const response = { status: 202, headers: new Headers({ 'x-id': '7' }), body: null, url: null };
  const packed: readonly unknown[] = [
    7,
    undefined,
    response,
    { number: 1, startedAt: 0, tally: {}, response },
    new PollExhaustedError(undefined),
  ];
  for (const value of packed) {
    it(`knows what was packed: ${String(value)} ${JSON.stringify(pack(value))}`, () => {
      expect(isPacked(pack(value))).toBeTrue();
    });
  }

  const garbage: readonly unknown[] = [
    null,
    'error',
    {},
    { as: 'else', fields: {} },
    { as: 'attempt' },
    { as: 'response', fields: {} },
    { as: 'error', fields: {}, last: {} },
    { as: 'attempt', fields: {}, response: { as: 'response', fields: {} } },
  ];
  for (const value of garbage) {
    it(`knows what was not: ${JSON.stringify(value)}`, () => {
      expect(isPacked(value)).toBeFalse();
    });
  }
});
