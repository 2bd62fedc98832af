import type { Attempt } from '../../lib/attempt.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import { compileMatcher } from '../../lib/matcher/compileMatcher.js';
import type { Sentence } from '../../lib/plan/sentence.js';
import type { Judged, Verdict } from './teller.js';

/** A sentence that remembers what its matchers said, so that they are asked but once. */
export class Judge {
  readonly sentence: Sentence;
  private verdict: Verdict = 'pending';
  private matches = 0;

  /** @throws FilterSyntaxError or TypeError if a matcher is not right. */
  constructor(sentence: Sentence) {
    const { until, match } = sentence;
    const isMatch = compileMatcher<HttpResponse>('until', until);
    const isFailure = match.failOn && compileMatcher<HttpResponse>('failOn', match.failOn);
    this.sentence = {
      ...sentence,
      until: (_, attempt) => this.remember('match', isMatch(attempt)),
      match: { ...match, ...(isFailure && { failOn: (_, attempt) => this.remember('failure', isFailure(attempt)) }) },
    };
  }

  /** Says what an attempt means that has just passed the matchers. */
  judge(attempt: Attempt<HttpResponse>): Judged {
    const { verdict } = this;
    const needed = this.sentence.match.stableFor ?? 1;
    this.verdict = 'pending'; // a failed attempt does not come before the matchers
    this.matches = verdict === 'match' ? this.matches + 1 : 0;
    const isEnough = verdict !== 'match' || this.matches >= needed;
    return { attempt, verdict: isEnough ? verdict : 'pending', streak: [this.matches, needed] };
  }

  private remember(verdict: Verdict, found: unknown): boolean {
    this.verdict = found === undefined ? 'pending' : verdict;
    return found !== undefined;
  }
}
