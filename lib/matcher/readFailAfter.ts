import { aCount, check, checkOptions } from '../options.js';
import type { UnknownStateOptions } from './judge.js';

/**
 * At how many unknown answers in a row a poll ends.
 *
 * @throws TypeError or RangeError if that is not told right.
 */
export function readFailAfter(owner: string, unknownState: NonNullable<UnknownStateOptions['unknownState']>): number {
  if (unknownState === 'pending') return Infinity;
  if (unknownState === 'fail') return 1;
  check(owner, 'unknownState', unknownState, {
    what: 'one of pending, fail, or { failAfter: n }',
    test: (value) => typeof value === 'object' && value !== null,
  });
  checkOptions(owner, unknownState, { failAfter: aCount(1) }, 'unknownState');
  check(owner, 'unknownState.failAfter', unknownState.failAfter, aCount(1));
  return unknownState.failAfter;
}
