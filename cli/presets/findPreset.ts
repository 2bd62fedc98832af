import type { Preset } from '../../lib/presets/index.js';
import { show } from '../../lib/show.js';
import { didYouMean } from '../../lib/suggest.js';
import { UsageError } from '../usageError.js';
import { knownPresets } from './knownPresets.js';

/**
 * Finds a preset by its id.
 *
 * @throws UsageError that names what was probably meant, or where they are listed.
 */
export function findPreset(id: string): Preset {
  const preset = knownPresets.get(id);
  if (preset) return preset;
  const hint = didYouMean(id, knownPresets.keys()) || '; rxpoll presets lists them';
  throw new UsageError(`there is no preset ${show(id)}${hint}`);
}

/**
 * Finds the preset of an API whose jobs end, to wait for one.
 *
 * @throws UsageError if there is none.
 */
export function presetToWaitBy(id: string): Preset {
  const preset = findPreset(id);
  if (preset.endless === undefined) return preset;
  throw new UsageError(`${id} has no end to wait for; say by --until what you wait for, in place of --preset`);
}
