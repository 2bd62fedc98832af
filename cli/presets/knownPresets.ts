import type { Preset } from '../../lib/presets/index.js';
import * as presets from '../../lib/presets/index.js';

/** All presets that there are, by their ids. */
export const knownPresets: ReadonlyMap<string, Preset> = new Map(
  Object.values(presets).flatMap((value) => (typeof value === 'function' ? [] : [[value.id, value]])),
);
