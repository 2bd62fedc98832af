import { valueAt } from '../valueAt.js';
import type { PresetData } from './presetData.js';
import { bodyIn } from './bodyIn.js';

/**
 * Takes the result of a job out of the answer that says that it has succeeded.
 *
 * Some APIs give the address of the result in its place.
 *
 * @example
 * ```ts
 * import { replicatePrediction, resultOf } from 'rxpoll/presets';
 *
 * resultOf(replicatePrediction, { status: 200, body: { status: 'succeeded', output: 42 } }); // => 42
 * ```
 *
 * @param preset What is known of the API.
 * @param response An answer of it.
 * @returns What stands where the preset says, `undefined` where nothing does; the whole body if the preset does not say.
 */
export function resultOf(preset: PresetData, response: unknown): unknown {
  const body = bodyIn(response);
  return preset.result === undefined ? body : valueAt(body, preset.result.split('.'));
}
