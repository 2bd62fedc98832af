import type { Attempt } from '../../lib/attempt.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import { compileMatcher } from '../../lib/matcher/compileMatcher.js';
import type { PollError } from '../../lib/errors/pollError.js';
import type { Judging } from '../../lib/matcher/judge.js';
import { isJudging } from '../../lib/matcher/judge.js';
import type { UnknownState } from '../../lib/observer.js';
import type { Sentence } from '../../lib/plan/sentence.js';
import type { Judged, Verdict } from './teller.js';

/** A sentence that remembers what its matchers said, so that they are asked but once. */
export class Judge {
  readonly sentence: Sentence;
  private verdict: Verdict = 'pending';
  private matches = 0;
  private unknown: UnknownState | undefined;
  private failure: PollError | undefined;

  /** @throws FilterSyntaxError or TypeError if a matcher is not right. */
  constructor(sentence: Sentence) {
    const { until, match } = sentence;
    const isFailure = match.failOn && compileMatcher<HttpResponse>('failOn', match.failOn);
    this.sentence = {
      ...sentence,
      until: isJudging(until) ? this.preset(until) : this.matcher(until),
      match: { ...match, ...(isFailure && { failOn: (_, attempt) => this.remember('failure', isFailure(attempt)) }) },
    };
  }

  /** Says what an attempt means that has just passed the matchers. */
  judge(attempt: Attempt<HttpResponse>): Judged {
    const { verdict, unknown, failure } = this;
    const needed = this.sentence.match.stableFor ?? 1;
    // A failed attempt does not come before the matchers.
    this.verdict = 'pending';
    this.unknown = this.failure = undefined;
    this.matches = verdict === 'match' ? this.matches + 1 : 0;
    const isEnough = verdict !== 'match' || this.matches >= needed;
    return { attempt, verdict: isEnough ? verdict : 'pending', streak: [this.matches, needed], unknown, failure };
  }

  private matcher(until: Exclude<Sentence['until'], Judging>): Sentence['until'] {
    const isMatch = compileMatcher<HttpResponse>('until', until);
    return (_, attempt) => this.remember('match', isMatch(attempt));
  }

  private preset(preset: Judging): Judging {
    return {
      '~rxpoll': (options) => {
        const onUnknownState = (unknown: UnknownState): void => {
          this.unknown = unknown;
        };
        const judge = preset['~rxpoll']<never>({ ...options, onUnknownState });
        return (...given) => {
          const found = judge(...(given as Parameters<typeof judge>));
          this.failure = found.failure;
          if (found.failure) this.verdict = 'failure';
          else if (found.matched) this.verdict = 'match';
          return found;
        };
      },
    };
  }

  private remember(verdict: Verdict, found: unknown): boolean {
    this.verdict = found === undefined ? 'pending' : verdict;
    return found !== undefined;
  }
}
