import { describeError } from '../lib/errors/describeError.js';
import { exitCodeOf, unforeseen } from './exitCodeOf.js';

/** Says what went wrong, in lines; none where nobody needs to be told. */
export function problemsOf(error: unknown): readonly string[] {
  const { message, stack = '' } = error instanceof Error ? error : new Error(describeError(error));
  if (exitCodeOf(error) !== unforeseen) return message === '' ? [] : message.split('\n');
  return [`a fault of rxpoll itself: ${describeError(error)}`, ...stack.split('\n').slice(1)];
}
