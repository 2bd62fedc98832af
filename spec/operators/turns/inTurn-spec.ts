import { of, switchMap } from 'rxjs';
import type { Observable } from 'rxjs';
import { backoffSchedule } from '../../../operators/backoffSchedule.js';
import { pollHttp } from '../../../operators/pollHttp.js';
import { retryRequest } from '../../../operators/retryRequest.js';
import { offerTurns } from '../../../operators/turns/turn.js';
import { answer } from '../../support/answers.js';
import { record } from '../../support/record.js';
import { Closed, Open } from '../../support/turns.js';

describe('inTurn', () => {
  const url = 'https://api.example.com/jobs/42';
  const transport = (): Observable<ReturnType<typeof answer>> => of(answer(202));

  const alone: [string, () => Observable<unknown>][] = [
    ['a request', () => pollHttp(url, { transport })],
    ['a request that is retried', () => pollHttp(url, { transport }).pipe(retryRequest())],
    ['a poll', () => pollHttp(url, { transport }).pipe(backoffSchedule({ maxAttempts: 1 }))],
  ];
  for (const [what, make] of alone) {
    it(`gives ${what} a turn, once, until its end`, () => {
      const [open, closed] = [new Open(), new Closed()];
      const seen = offerTurns(open, () => record(make()));
      const held = offerTurns(closed, () => record(make()));

      expect([seen.values.length, seen.end, open.most, open.within]).toEqual([1, 'complete', 1, 0]);
      expect([held.values.length, closed.waiting.size]).toEqual([0, 1]);

      closed.open();

      expect([held.values.length, held.end]).toEqual([1, 'complete']);
    });

    it(`gives the poll that follows ${what} a turn`, () => {
      const closed = new Closed();
      const next$ = pollHttp(url, { transport }).pipe(backoffSchedule({ maxAttempts: 1 }));
      const seen = offerTurns(closed, () => record(make().pipe(switchMap(() => next$))));
      closed.open();

      expect([seen.values.length, closed.waiting.size]).toEqual([0, 1]);

      closed.open();

      expect([seen.values.length, seen.end]).toEqual([1, 'complete']);
    });

    it(`keeps no turn for ${what} that is unsubscribed while it waits for it`, () => {
      const closed = new Closed();
      offerTurns(closed, () => make().subscribe()).unsubscribe();

      expect(closed.waiting.size).toBe(0);
    });
  }
});
