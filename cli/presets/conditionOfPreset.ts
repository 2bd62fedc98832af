import type { Preset } from '../../lib/presets/index.js';
import { progressOf, stateOf } from '../../lib/presets/index.js';
import type { Condition } from '../poll/condition.js';
import { stateKey } from '../poll/condition.js';
import { stateIn } from '../poll/stateIn.js';
import { valueAt } from '../../lib/valueAt.js';
import { statusesOf, wordsOf } from './wordsOf.js';

/** The condition that a job has succeeded, as a preset knows it. It tells how far the job is, where that is known. */
export function conditionOfPreset(preset: Preset): Condition {
  const { id, status, ending } = preset;
  const path = status.path?.split('.');
  const key = path === undefined ? stateKey : `body.${path.join('.')}`;
  const text =
    ending !== undefined
      ? `body.${ending.path}=${ending.success.map(String).join('|')}`
      : path === undefined
        ? `status=${statusesOf(preset, 'success').join('|')}`
        : `${key}=${wordsOf(preset, 'success').join('|')}`;
  return {
    text: `${text} (${id})`,
    matches: (response) => stateOf(preset, response).is === 'success',
    key,
    valueIn: (response) => {
      const state = path === undefined ? stateIn(response) : valueAt(response.body, path);
      const progress = progressOf(preset, response);
      if (progress === undefined) return state;
      const percent = `${String(Math.floor(progress * 100))}%`;
      if (typeof state === 'string') return `${state} ${percent}`;
      return state ?? percent;
    },
  };
}
