import { TestScheduler } from 'rxjs/testing';
import type { RunHelpers } from 'rxjs/testing';

/** Runs a spec in virtual time: one frame is one millisecond, and time ends after a second, or after `maxFrames`. */
export function marbles(test: (helpers: RunHelpers) => void, maxFrames = 1_000): () => void {
  return () => {
    const scheduler = new TestScheduler((actual, expected) => {
      expect(actual).toEqual(expected);
    });
    scheduler.run((helpers) => {
      scheduler.maxFrames = maxFrames; // `run` sets Infinity, and an endless result would hang the suite
      test(helpers);
    });
  };
}
