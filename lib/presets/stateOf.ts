import { valueAt } from '../valueAt.js';
import { isRecord } from '../options.js';
import { httpStatusOf } from './httpStatusOf.js';
import type { PresetData, StatusPattern, WordsAt } from './presetData.js';
import { bodyIn } from './bodyIn.js';
import { endLists, hasWord, statusLists, wordLists } from './wordList.js';

/** What an answer says of a job. */
export interface JobState {
  /** What it means. */
  readonly is: 'pending' | 'success' | 'failure' | 'cancelled' | 'needsAction' | 'unknown';
  /** The word that says so, or the status code; `undefined` where there should be a word, and is none. */
  readonly word: unknown;
  /** Where it stands: a path in the body, or `'HTTP status'`. */
  readonly place: string;
}

/**
 * Reads what an answer says of a job.
 *
 * The word counts, whatever the status code: an API may say that a job is pending by a 400. Where there is no word the
 * status code says it, as far as the preset knows that; what asks for other credentials, or to ask again, says nothing of the
 * job, and no text is a success where there should be JSON.
 *
 * @example
 * ```ts
 * import { openaiBatch, stateOf } from 'rxpoll/presets';
 *
 * stateOf(openaiBatch, { status: 200, body: { status: 'cancelling' } }).is; // => 'pending'
 * stateOf(openaiBatch, { status: 200, body: { status: 'paused' } }).is; // => 'unknown'
 * stateOf(openaiBatch, { status: 401, body: { error: {} } }).word; // => undefined
 * ```
 *
 * @param preset What is known of the API.
 * @param response An answer of it.
 * @returns What it means, and by which word.
 */
export function stateOf(preset: PresetData, response: unknown): JobState {
  const { path } = preset.status;
  const body = bodyIn(response);
  const http = httpStatusOf(preset, response);

  const state = byTransient(preset, body) ??
    byWord(preset, body, http) ??
    byStatus(preset, body, http) ?? {
      is: 'unknown',
      word: path === undefined ? http : undefined,
      place: path ?? httpStatus,
    };
  return state.is === 'success' ? endingOf(preset, body, state) : state;
}

const httpStatus = 'HTTP status';

/** Status codes that speak of the request, and not of the job. */
const ofRequest = [304, 401, 403, 407, 408, 425, 429, 500, 502, 503, 504];

function byTransient(preset: PresetData, body: unknown): JobState | undefined {
  return preset.transient && wordAt(preset, preset.transient, body, 'unknown');
}

function byWord(preset: PresetData, body: unknown, http = 200): JobState | undefined {
  const { path } = preset.status;
  if (path === undefined) return undefined;
  const word = valueAt(body, path.split('.')) ?? null;
  // What an error page leaves out says nothing.
  if (word === null && (Math.floor(http / 100) !== 2 || !isRecord(body))) return undefined;
  const is = wordLists.find((list) => hasWord(preset[list], word, preset));
  return is === undefined && word === null ? undefined : { is: is ?? 'unknown', word, place: path };
}

function byStatus(preset: PresetData, body: unknown, http: number | undefined): JobState | undefined {
  if (http === undefined) return undefined;
  const { status, httpStatusIn = {} } = preset;
  const isPage = typeof body === 'string' && body !== '' && (status.path !== undefined || 'path' in httpStatusIn);
  const meaning = (pattern: StatusPattern): JobState['is'] | undefined =>
    statusLists.find(([list]) => preset[list]?.includes(pattern))?.[1];
  const range = `${String(Math.floor(http / 100))}xx` as StatusPattern;
  const is = meaning(http) ?? (ofRequest.includes(http) ? undefined : meaning(range));
  // A page in the place of JSON, such as one to log in, is no success.
  return is && !(is === 'success' && isPage) ? { is, word: http, place: httpStatus } : undefined;
}

/** A success may say only that the job has ended. */
function endingOf(preset: PresetData, body: unknown, state: JobState): JobState {
  const { failureWhen, cancelledWhen, ending } = preset;
  const failure = failureWhen === undefined ? undefined : (valueAt(body, failureWhen.split('.')) ?? undefined);
  if (failureWhen !== undefined && failure !== undefined) {
    const cancelled = cancelledWhen && wordAt(preset, cancelledWhen, body, 'cancelled');
    return cancelled ?? { is: 'failure', word: failure, place: failureWhen };
  }
  if (ending === undefined) return state;
  const word = valueAt(body, ending.path.split('.'));
  const is = endLists.find((list) => hasWord(ending[list], word, preset));
  return { is: is ?? 'unknown', word, place: ending.path };
}

function wordAt(preset: PresetData, { path, words }: WordsAt, body: unknown, is: JobState['is']): JobState | undefined {
  const word = valueAt(body, path.split('.'));
  return hasWord(words, word, preset) ? { is, word, place: path } : undefined;
}
