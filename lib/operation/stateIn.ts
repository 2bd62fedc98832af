import { isRecord } from '../options.js';
import type { Operation, OperationState } from './operation.js';

/** The words that end an operation. Any other is pending, known or not. */
const endings: Readonly<Record<string, OperationState>> = {
  succeeded: 'succeeded',
  canceled: 'canceled',
  cancelled: 'canceled',
};

/** The words of which that is known. */
const pending =
  'notstarted running accepted started inprogress in_progress creating updating deleting provisioning canceling cancelling ' +
  'pending queued processing validating';

/** The words that are known, in lower case. */
export const knownWords: readonly string[] = [...pending.split(' '), ...Object.keys(endings), 'failed'];

/** Whether a word that ends nothing is none that is known to be pending, in any case. */
export function isUnknown(word: string): boolean {
  return !knownWords.includes(word.toLowerCase());
}

/**
 * What a body says of the state: `status` of an operation, else `provisioningState` of a resource, which may have a `status`
 * of its own.
 *
 * @returns Anything; `undefined` where it says nothing.
 */
export function stateIn(body: unknown, mode: Operation['mode']): unknown {
  if (!isRecord(body)) return undefined;
  const { status, properties, provisioningState } = body;
  const ofResource = (isRecord(properties) ? properties['provisioningState'] : undefined) ?? provisioningState;
  return (mode === 'operation' ? status : undefined) ?? ofResource ?? undefined;
}

/**
 * How an operation ended by the word for its state, in any case; `undefined` for any other word, and for what is none. There
 * are failures of many kinds, such as `ValidationFailed`; success is but one.
 */
export function endingOf(state: unknown): OperationState | undefined {
  const word = typeof state === 'string' ? state.toLowerCase() : '';
  if (word.endsWith('failed')) return 'failed';
  return Object.hasOwn(endings, word) ? endings[word] : undefined;
}
