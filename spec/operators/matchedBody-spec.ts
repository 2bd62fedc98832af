import { EMPTY, NEVER, of } from 'rxjs';
import type { Attempt } from '../../lib/attempt.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import { constant } from '../../lib/schedule/constant.js';
import { fromDelays } from '../../lib/schedule/fromDelays.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { matchedBody } from '../../operators/matchedBody.js';
import { takeUntilMatch } from '../../operators/takeUntilMatch.js';
import { answer } from '../support/answers.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

const none: Attempt<HttpResponse<string>>[] = [];

describe('matchedBody', () => {
  const values = { p: answer(202, 'pending'), m: answer(200, 'matched') };

  it(
    'emits the body of the last attempt, when the source completes',
    marbles(({ cold, expectObservable }) => {
      const result = cold('-(m|)', values).pipe(
        backoffSchedule(constant(2)),
        takeUntilMatch({ status: [200] }),
        matchedBody(),
      );

      expectObservable(result).toBe('-(b|)', { b: 'matched' });
    }),
  );

  it('emits null for an empty body', () => {
    expect(record(of(answer(204)).pipe(backoffSchedule(), takeUntilMatch({}), matchedBody())).values).toEqual([null]);
  });

  it(
    'completes without a value where the poll was let end without a match',
    marbles(({ cold, expectObservable }) => {
      const poll$ = cold('(p|)', values).pipe(
        backoffSchedule(fromDelays([2])),
        takeUntilMatch({ status: [200] }, { onExhausted: 'complete' }),
      );

      expectObservable(poll$.pipe(matchedBody())).toBe('--|');
    }),
  );

  it(
    'completes without a value after a failed attempt',
    marbles(({ cold, expectObservable }) => {
      const poll$ = cold<HttpResponse>('#').pipe(backoffSchedule(fromDelays([]), { tolerateErrors: 1 }));

      expectObservable(poll$.pipe(matchedBody())).toBe('|');
    }),
  );

  it(
    'mirrors empty, endless and failing sources',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const endless = cold<Attempt<HttpResponse>>('-');
      expectObservable(of(...none).pipe(matchedBody())).toBe('|');
      expectObservable(EMPTY.pipe(matchedBody())).toBe('|');
      expectObservable(NEVER.pipe(matchedBody())).toBe('-');
      expectObservable(cold<Attempt<HttpResponse>>('--#').pipe(matchedBody())).toBe('--#');
      expectObservable(endless.pipe(matchedBody()), '--!').toBe('---');
      expectSubscriptions(endless.subscriptions).toBe('^-!');
    }),
  );
});
