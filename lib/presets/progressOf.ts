import { valueAt } from '../valueAt.js';
import { fieldOf } from '../http/fieldOf.js';
import type { PresetData } from './presetData.js';
import { bodyIn } from './bodyIn.js';

/**
 * Reads how far a job is.
 *
 * A number is taken as it is, of the whole that the preset names. Of text, such as that of `X-Progress`, only `"40%"`, `"2/5"`
 * and `"2 of 5"` are read, for nobody says what else it may hold.
 *
 * @example
 * ```ts
 * import { fhirBulkExport, openaiVideo, progressOf } from 'rxpoll/presets';
 *
 * progressOf(openaiVideo, { status: 200, body: { status: 'in_progress', progress: 40 } }); // => 0.4
 * progressOf(fhirBulkExport, { status: 202, headers: new Headers({ 'X-Progress': '2 of 5 files' }) }); // => 0.4
 * ```
 *
 * @param preset What is known of the API.
 * @param response An answer of it.
 * @returns From 0 to 1; `undefined` where the answer does not say.
 */
export function progressOf({ progress }: PresetData, response: unknown): number | undefined {
  if (progress === undefined) return undefined;
  if ('header' in progress) return withinOne(readText(fieldOf(response, progress.header)));
  const body = bodyIn(response);
  const { path, of = 1 } = progress;
  return withinOne(
    readNumber(valueAt(body, path.split('.'))) /
      (typeof of === 'number' ? of : readNumber(valueAt(body, of.split('.')))),
  );
}

/** Some APIs write numbers as text. */
function readNumber(value: unknown): number {
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? Number(value) : NaN;
}

/** More is no text of progress, and may take long to read. */
const longest = 200;
/** Numbers that stand alone: no part of a date, of a version, or of a number with commas. */
const percentage = /(?:^|[^\w.,/-])(\d+(?:\.\d+)?)\s*%/;
const fraction = /(?:^|[^\w.,/-])(\d+)\s*(?:\/|of)\s*(\d+)(?![\w/-]|[.,]\d)/i;

function readText(text = ''): number {
  const told = text.slice(0, longest);
  const [, percent] = percentage.exec(told) ?? [];
  if (percent !== undefined) return Number(percent) / 100;
  const [, done = NaN, all] = fraction.exec(told) ?? [];
  return Number(done) <= Number(all) ? Number(done) / Number(all) : NaN;
}

function withinOne(share: number): number | undefined {
  return Number.isFinite(share) ? Math.min(Math.max(share, 0), 1) : undefined;
}
