import type { Judge, Judging, UnknownStateOptions } from '../matcher/judge.js';
import { checkPreset } from './checkPreset.js';
import { judgeByPreset } from './judgeByPreset.js';
import type { PresetData } from './presetData.js';
import type { WordLists } from './wordList.js';
import { wordLists } from './wordList.js';

/** What is known of an API, in a form that `takeUntilMatch` takes: a list of words that was left out is empty. */
export type Preset = PresetData & Required<WordLists> & Judging;

/**
 * Makes a preset of what is known of an API, so that `takeUntilMatch` takes it.
 *
 * A preset is plain data. Spread it to change what it knows: `{ ...openaiBatch, pending: [...openaiBatch.pending, 'paused'] }`
 * judges by its own words.
 *
 * @example
 * ```ts
 * import { backoffSchedule, pollHttp, takeUntilMatch } from 'rxpoll';
 * import { definePreset } from 'rxpoll/presets';
 *
 * const job = definePreset({
 *   id: 'example-job',
 *   asOf: '2026-11',
 *   source: 'docs',
 *   status: { method: 'GET', url: '/jobs/{id}', path: 'status' },
 *   pending: ['queued', 'running'],
 *   success: ['completed'],
 *   failure: ['failed'],
 * });
 *
 * pollHttp<{ status: string }>('https://api.example.com/jobs/42')
 *   .pipe(backoffSchedule({ initialDelay: '2s' }), takeUntilMatch(job))
 *   .subscribe(({ response }) => console.log(response.body?.status)); // running, running, completed
 * ```
 *
 * @param data See {@link PresetData}.
 * @returns The data, frozen like its lists of words, with what `takeUntilMatch` asks.
 * @throws TypeError or RangeError if something in it is wrong, or would do nothing.
 */
export function definePreset(data: PresetData): Preset {
  checkPreset('definePreset', data);
  const lists = wordLists.map((list) => [list, Object.freeze([...(data[list] ?? [])])] as const);
  return Object.freeze({ ...data, ...(Object.fromEntries(lists) as Required<WordLists>), '~rxpoll': judge });
}

/** It reads `this`, so that what is spread judges by its own words. */
function judge<R>(this: PresetData, options: UnknownStateOptions): Judge<R> {
  return judgeByPreset<R>(this, options);
}
