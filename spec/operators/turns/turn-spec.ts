import { Subject, Subscription, concat, of, take, timer } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import { NetworkError } from '../../../lib/errors/networkError.js';
import { constant } from '../../../lib/schedule/constant.js';
import { backoffSchedule } from '../../../operators/backoffSchedule.js';
import { pollHttp } from '../../../operators/pollHttp.js';
import { retryRequest } from '../../../operators/retryRequest.js';
import { hasTurns, holdTurn, offerTurns, offeredTurns, takeHeldTurn } from '../../../operators/turns/turn.js';
import type { Turns } from '../../../operators/turns/turn.js';
import { answer } from '../../support/answers.js';
import { marbles } from '../../support/marbles.js';
import { record } from '../../support/record.js';
import { Closed, Open } from '../../support/turns.js';

describe('turn', () => {
  const turns = new Open();
  const turn = turns.take();

  it('is offered and held in the scope of a call, and not after it', () => {
    const seen = offerTurns(turns, () => [offeredTurns(), hasTurns(), holdTurn(turn, () => offeredTurns())]);

    expect(seen).toEqual([turns, true, undefined]);
    expect(() =>
      offerTurns(turns, () => {
        throw new Error('from within');
      }),
    ).toThrowError('from within');
    expect([offeredTurns(), hasTurns()]).toEqual([undefined, false]);
  });

  it('that is held is taken by one alone', () => {
    expect(holdTurn(turn, () => [takeHeldTurn(), takeHeldTurn()])).toEqual([turn, undefined]);
  });
});

describe('offered turns', () => {
  const lost = new NetworkError({ method: 'GET', url: '/', isRepeatable: true }, new Error('lost'));
  const url = 'https://api.example.com/jobs/42';
  const transport = (): Observable<ReturnType<typeof answer>> => of(answer(202));

  it(
    'are entered for each attempt, and left while it waits',
    marbles(({ cold, flush }) => {
      const open = new Open();
      const within: number[] = [];
      offerTurns(open, () =>
        cold('--(r|)')
          .pipe(backoffSchedule(constant(5)), take(2))
          .subscribe(),
      );
      for (const at of [0, 1, 4, 6, 8, 12]) timer(at).subscribe(() => within.push(open.within));
      flush();

      expect(within).toEqual([1, 1, 0, 0, 1, 0]);
      expect(open.most).toBe(1);
    }),
  );

  it('are left while a request waits to be sent again, and when it is given up', () => {
    const open = new Open();
    const sent = new Subject<never>();
    const poll = offerTurns(open, () =>
      sent.pipe(retryRequest({ initialDelay: '1h', jitter: false }), backoffSchedule()).subscribe(),
    );

    expect(open.within).toBe(1);

    sent.error(lost);

    expect(open.within).toBe(0);

    poll.unsubscribe();

    expect(open.within).toBe(0);
  });

  it('are left by a request that sets no timer, where who comes next gives it up', () => {
    const schedule = jasmine.createSpy<SchedulerLike['schedule']>('schedule');
    const sent = new Subject<never>();
    const turns: Turns = {
      take: () => ({ turns, enter: (go) => go(), leave: () => request.unsubscribe() }),
    };
    const request = new Subscription();
    const retry = retryRequest({ schedule: constant(5), scheduler: { now: () => 0, schedule } });
    offerTurns(turns, () => request.add(sent.pipe(retry).subscribe()));
    sent.error(lost);

    expect(request.closed).toBeTrue();
    expect(schedule).not.toHaveBeenCalled();
  });

  it('are taken by a poll that begins when another has ended', () => {
    const closed = new Closed();
    const poll$ = pollHttp(url, { transport }).pipe(backoffSchedule({ maxAttempts: 1 }));
    const seen = offerTurns(closed, () => record(concat(poll$, poll$)));
    closed.open();

    expect([seen.values.length, closed.waiting.size]).toEqual([1, 1]);
  });

  it('are not taken by a poll within an attempt, which has a turn already', () => {
    const closed = new Closed();
    const token$ = pollHttp(url, { transport }).pipe(backoffSchedule({ maxAttempts: 1 }));
    const poll$ = token$.pipe(backoffSchedule({ maxAttempts: 1 }));
    const seen = offerTurns(closed, () => record(poll$));
    closed.open();

    expect([seen.values.length, closed.waiting.size]).toEqual([1, 0]);
  });
});
