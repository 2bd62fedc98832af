import type { DelayReason } from '../../lib/attempt.js';

const reasons: Readonly<Record<DelayReason, string>> = {
  schedule: 'by the schedule',
  'retry-after': 'as Retry-After asks',
  'rate-limit': 'as the rate limit asks',
  'poll-interval': 'as the server asks',
  'slow-down': 'as slow_down asks',
  cache: 'as long as the answer is cached',
  held: 'for the server holds it',
  deadline: 'the last one in time',
};

/** Says what decided how long a wait is. */
export function describeReason(reason: DelayReason): string {
  return reasons[reason];
}
