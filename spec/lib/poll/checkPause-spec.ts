import { NEVER } from 'rxjs';
import { checkPause } from '../../../lib/poll/checkPause.js';
import type { PollOptions } from '../../../lib/poll/planPoll.js';

const pauseWhile = NEVER;

describe('checkPause', () => {
  const right: readonly PollOptions[] = [
    {},
    { pauseDeadline: false },
    { pauseWhile },
    { pauseWhile, inFlight: 'abort', pauseDeadline: true },
    { pauseWhile, inFlight: 'finish', slowDown: 2, pauseDeadline: true },
  ];
  for (const options of right) {
    it(`takes ${Object.keys(options).join(', ') || 'nothing'}`, () => {
      expect(() => checkPause(options)).not.toThrow();
    });
  }

  const wrong: readonly (readonly [PollOptions, string])[] = [
    [{ inFlight: 'abort' }, 'inFlight does nothing without pauseWhile'],
    [{ slowDown: 2 }, 'slowDown does nothing without pauseWhile'],
    [{ pauseDeadline: true }, 'pauseDeadline does nothing without pauseWhile'],
    [{ pauseWhile, inFlight: 'abort', slowDown: 2 }, "inFlight: 'abort' does nothing with slowDown"],
  ];
  for (const [options, message] of wrong) {
    it(`refuses what would do nothing: ${message}`, () => {
      expect(() => checkPause(options)).toThrowError(TypeError, `backoffSchedule: ${message}`);
    });
  }
});
