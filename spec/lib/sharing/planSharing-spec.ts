import { asyncScheduler, NEVER } from 'rxjs';
import { planSharing } from '../../../lib/sharing/planSharing.js';
import type { ShareAcross } from '../../../lib/sharing/sharePollOptions.js';
import { acrossTabs } from '../../../operators/acrossTabs.js';

describe('planSharing', () => {
  it('has defaults, and reads durations', () => {
    const scope = {};
    const across: ShareAcross = (_key, poll) => poll(undefined);

    expect(planSharing(undefined, () => NEVER, {})).toEqual({
      linger: 0,
      replay: 1,
      scope: undefined,
      across: undefined,
      scheduler: asyncScheduler,
    });
    expect(planSharing('a', () => NEVER, { linger: '5s', replay: 3, scope, across })).toEqual({
      linger: 5_000,
      replay: 3,
      scope,
      across,
      scheduler: asyncScheduler,
    });
  });

  const mistakes: readonly (readonly [string, () => unknown, string])[] = [
    [
      'no function',
      () => planSharing('a', {}, {}),
      'sharePoll: poll must be a function that makes the poll: () => poll$, not an object',
    ],
    [
      'the poll itself',
      () => planSharing('a', NEVER, {}),
      'sharePoll: poll must be a function that makes the poll: () => poll$, not an Observable',
    ],
    [
      'an unknown option',
      () => planSharing('a', () => NEVER, { replays: 1 } as object),
      'sharePoll: unknown option "replays"; did you mean replay?',
    ],
    [
      'a linger that is none',
      () => planSharing('a', () => NEVER, { linger: 'a while' }),
      'sharePoll: linger: "a while" is not a duration; write milliseconds, or text such as "500ms", "10s" or "1h 30m"',
    ],
    [
      'a linger below 0',
      () => planSharing('a', () => NEVER, { linger: -1 }),
      'sharePoll: linger: -1 is not a duration; write milliseconds, or text such as "500ms", "10s" or "1h 30m"',
    ],
    [
      'a replay below 0',
      () => planSharing('a', () => NEVER, { replay: -1 }),
      'sharePoll: replay must be a whole number, 0 or more, not -1',
    ],
    [
      'a scope of text',
      () => planSharing('a', () => NEVER, { scope: 'user' as never }),
      'sharePoll: scope must be an object, not "user"',
    ],
    [
      'across that is none',
      () => planSharing('a', () => NEVER, { across: true as never }),
      'sharePoll: across must be what acrossTabs() gives, not true',
    ],
    [
      'across that is not called',
      () => planSharing('a', () => NEVER, { across: acrossTabs as never }),
      'sharePoll: across must be what acrossTabs() gives, not a function',
    ],
    [
      'a key that crosses no tabs',
      () => planSharing(42, () => NEVER, { across: acrossTabs() }),
      'sharePoll: a key that is shared across tabs must be text that is not empty, not 42',
    ],
  ];
  for (const [what, act, message] of mistakes) {
    it(`refuses ${what}`, () => {
      expect(act).toThrowMatching(({ message: said }: Error) => said === message);
    });
  }
});
