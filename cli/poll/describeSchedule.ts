import { formatDuration } from '../../lib/duration.js';
import type { Sentence } from '../../lib/plan/sentence.js';
import { planPoll } from '../../lib/poll/planPoll.js';

/** How many waits are looked at to say how they go on. */
const far = 100;

/** Says when a sentence asks again: `after 2s, 4s, 8s … up to 1m, at most 20 attempts`. */
export function describeSchedule({ schedule, law }: Pick<Sentence, 'schedule' | 'law'>): string {
  const { jitter = false } = law === undefined ? schedule : {};
  const plan = planPoll(law ?? { ...schedule, jitter: false }, {});
  const delays: number[] = [];
  let previousDelay: number | undefined;
  for (let attempt = 1; attempt <= far; attempt++) {
    previousDelay = plan.schedule({ attempt, elapsed: 0, previousDelay });
    if (previousDelay === undefined) break;
    delays.push(previousDelay);
  }
  const [first = 0, ...others] = delays;
  const last = delays.at(-1) ?? 0;
  const shown = delays.slice(0, 3).map(formatDuration).join(', ');
  const waits =
    delays.length === 0
      ? 'asks once'
      : others.every((delay) => delay === first)
        ? `asks every ${formatDuration(first)}`
        : delays.length <= 3
          ? `asks again after ${shown}`
          : `asks again after ${shown} … ${formatDuration(last)}`;
  return [
    waits,
    ...(jitter === false || jitter === 'none' ? [] : ['spread at random']),
    ...(delays.length > 0 && delays.length < far ? [`at most ${String(delays.length + 1)} times`] : []),
    ...(plan.maxElapsed === Infinity ? [] : [`for ${formatDuration(plan.maxElapsed)} at most`]),
  ].join(', ');
}
