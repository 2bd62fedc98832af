import type { Mask, Secrets } from './isRedacted.js';
import { maskerOf } from './maskerOf.js';
import { maskValue } from './maskValue.js';

/** Makes one mask of all the secrets that were found. */
export function maskOf(found: readonly Secrets[]): Mask {
  const masker = maskerOf(found.flatMap(({ secrets }) => secrets));
  return (value) => maskValue(value, masker);
}
