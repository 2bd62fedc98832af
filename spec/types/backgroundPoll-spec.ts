import type { Observable } from 'rxjs';
import type { Attempt } from '../../lib/attempt.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import type { BackgroundPollParams } from '../../lib/plan/backgroundPoll/backgroundPollParams.js';
import { backgroundPoll } from '../../operators/backgroundPoll.js';
import { fromBackgroundPoll } from '../../operators/fromBackgroundPoll.js';

interface Job {
  readonly id: string;
  readonly status: 'PENDING' | 'SUCCESS';
}

/** Whether two types are the same, `any` and `unknown` told apart. */
type Equal<A, B> = [A, B, IsAny<A>] extends [B, A, IsAny<B>] ? true : false;
type IsAny<T> = 0 extends 1 & T ? true : false;

/** What a function is given that is never called: it is enough that it compiles. */
function gives<Expected>() {
  return <R>(poll: () => R, isEqual: Equal<R, Expected>): void => {
    const holds: boolean[] = [typeof poll === 'function', isEqual];
    expect(holds).toEqual([true, true]);
  };
}

const url = 'https://api.example.com/jobs/42';
const params: BackgroundPollParams<Job> = { url, responseFilter: { status: [200], body: { status: ['SUCCESS'] } } };

describe('the types of backgroundPoll', () => {
  it('give the body that is asked for', () => {
    gives<Promise<Job>>()(() => backgroundPoll<Job>({ url, responseFilter: { body: { status: ['SUCCESS'] } } }), true);
    gives<Promise<Job>>()(() => backgroundPoll(params), true);
    gives<Observable<Attempt<HttpResponse<Job>>>>()(() => fromBackgroundPoll(params), true);
  });

  it('know nothing of a body that nobody told them of', () => {
    gives<Promise<unknown>>()(() => backgroundPoll({ url, responseFilter: { body: { status: ['SUCCESS'] } } }), true);
    gives<Observable<Attempt<HttpResponse>>>()(() => fromBackgroundPoll({ url, responseFilter: {} }), true);
  });

  it('refuse what cannot be right', () => {
    const mistakes = [
      // @ts-expect-error: the body has no such status
      () => backgroundPoll<Job>({ url, responseFilter: { body: { status: ['DONE'] } } }),
      // @ts-expect-error: it needs a filter
      () => backgroundPoll<Job>({ url }),
      // @ts-expect-error: seconds are a number
      () => backgroundPoll<Job>({ url, responseFilter: {}, interval: '10s' }),
    ];

    expect(mistakes).toHaveSize(3);
  });
});
