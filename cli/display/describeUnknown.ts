import type { UnknownState } from '../../lib/observer.js';
import { maskJson } from '../../lib/mask/maskJson.js';
import { clip } from '../../lib/show.js';
import type { Polling } from '../poll/polling.js';

/** Says what a preset does not know. */
export function describeUnknown(
  { state }: Pick<UnknownState, 'state'>,
  { preset = '' }: Pick<Polling, 'preset'>,
): string {
  return `${preset} does not know ${state === undefined ? 'an answer that does not say how the job stands' : clip(maskJson(state))}; asking on`;
}
