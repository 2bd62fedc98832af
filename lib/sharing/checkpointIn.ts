import type { Attempt } from '../attempt.js';
import type { Checkpoint } from '../checkpoint.js';
import { aCheckpoint, checkpointOf } from '../checkpoint.js';
import { isRecord } from '../options.js';

/** The checkpoint after what a poll told last; none where that is no attempt. */
export function checkpointIn(value: unknown): Checkpoint | undefined {
  const checkpoint = isRecord(value) ? checkpointOf(value as Partial<Attempt> as Attempt) : undefined;
  return aCheckpoint.test(checkpoint) ? checkpoint : undefined;
}
