import { isRecord } from '../options.js';
import type { Operation, OperationState } from './operation.js';

/** The words that end an operation. Any other is pending. */
const endings: Readonly<Record<string, OperationState>> = {
  succeeded: 'succeeded',
  canceled: 'canceled',
  cancelled: 'canceled',
};

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
