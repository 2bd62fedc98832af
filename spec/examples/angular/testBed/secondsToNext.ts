import type { Attempt } from 'rxpoll';
import { secondsToNext } from '../../../../examples/angular/src/jobs/secondsToNext.js';

describe('secondsToNext', () => {
  beforeEach(() => {
    jasmine.clock().install().mockDate();
  });
  afterEach(() => jasmine.clock().uninstall());

  it('counts down at full seconds, to 0', () => {
    expect(countdown(attempt(2_400), [0, 399, 1, 999, 1, 999, 1, 5_000])).toEqual([2, 2, 1, 0]);
  });

  it('begins where the attempt ended', () => {
    const late = attempt(3_000);
    jasmine.clock().tick(1_000);

    expect(countdown(late, [])).toEqual([2]);
  });

  it('is 0 where there is no attempt to come', () => {
    expect(countdown(undefined, [5_000])).toEqual([0]);
    expect(countdown(attempt(undefined), [5_000])).toEqual([0]);
  });
});

/** What is told while time goes by in steps. */
function countdown(after: Attempt | undefined, steps: readonly number[]): readonly number[] {
  const told: number[] = [];
  const subscription = secondsToNext(after).subscribe((seconds) => told.push(seconds));
  for (const step of steps) jasmine.clock().tick(step);
  subscription.unsubscribe();
  return told;
}

/** An attempt that has ended now. */
function attempt(nextDelay: number | undefined): Attempt {
  return {
    number: 1,
    startedAt: Date.now() - 200,
    duration: 200,
    elapsed: 200,
    response: undefined,
    nextDelay,
    delayReason: 'schedule',
    scheduledDelay: nextDelay,
    tally: {},
  };
}
