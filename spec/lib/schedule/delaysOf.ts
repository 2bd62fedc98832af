import type { Schedule } from '../../../lib/schedule/schedule.js';

/** What a schedule says after each of the first attempts of a poll whose attempts take no time. */
export function delaysOf(schedule: Schedule, attempts: number): (number | undefined)[] {
  const delays: (number | undefined)[] = [];
  let elapsed = 0;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const delay = schedule({ attempt, elapsed, duration: 0, previousDelay: delays.at(-1) });
    delays.push(delay);
    elapsed += delay ?? 0;
  }
  return delays;
}
