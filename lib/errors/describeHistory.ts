import type { Attempt } from '../attempt.js';
import { maskJson } from '../mask/maskJson.js';
import { describeError } from './describeError.js';
import type { PollHistory } from './pollError.js';

/** Says what a poll had seen, as the end of a message: `' after 31 attempts (29× 202, 2× 503); last: 202 {"status":"running"}'`. */
export function describeHistory({ attempts, last, tally }: PollHistory): string {
  if (attempts === 0) return '';
  const seen = Object.entries(tally)
    .sort(([, a], [, b]) => b - a)
    .map(([outcome, count]) => `${String(count)}× ${outcome}`)
    .join(', ');
  const after = ` after ${String(attempts)} ${attempts === 1 ? 'attempt' : 'attempts'} (${seen})`;
  return last === undefined ? after : `${after}; last: ${describeAnswer(last)}`;
}

/** Says what an attempt brought: `'202 {"status":"running"}'`. */
export function describeAnswer({ response, error }: Attempt): string {
  if (response === undefined) return describeError(error);
  const { status, body } = Object(response) as { readonly status?: unknown; readonly body?: unknown };
  if (typeof status !== 'number') return maskJson(response);
  return body === null || body === undefined ? String(status) : `${String(status)} ${maskJson(body)}`;
}
