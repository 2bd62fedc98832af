import type { Mask } from './isRedacted.js';
import type { Masker } from './maskerOf.js';
import { maskerOf } from './maskerOf.js';
import { maskValue } from './maskValue.js';

/** Makes a mask of secrets, which costs nothing before there is something to mask. */
export function maskOf(secrets: readonly string[]): Mask {
  let masker: Masker | undefined;
  return (value) => {
    try {
      return maskValue(value, (masker ??= maskerOf(secrets)));
    } catch {
      throw new Error('what came cannot be searched for secrets, so it is not told');
    }
  };
}
