import { map, take } from 'rxjs';
import { constant } from '../../lib/schedule/constant.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { eachAttempt } from '../../operators/eachAttempt.js';
import { fromNative } from '../../operators/fromNative.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { takeUntilMatch } from '../../operators/takeUntilMatch.js';
import { faultServer } from '../support/faultServer.js';
import { eventsOf, platform } from '../support/platformObservable.js';
import type { PlatformSubscriber } from '../support/platformObservable.js';
import { record } from '../support/record.js';

describe('fromNative of the Observable of the platform', () => {
  it('passes values, and the end', () => {
    const letters = new platform<string>((subscriber) => {
      subscriber.next('a');
      subscriber.next('b');
      subscriber.complete();
    });

    expect(record(fromNative(letters))).toEqual({ values: ['a', 'b'], end: 'complete' });
  });

  it('passes an error as it came', () => {
    const error = new Error('broken');
    const broken = new platform<string>((subscriber) => subscriber.error(error));

    expect(record(fromNative(broken)).end).toBe(error);
  });

  it('stops a synchronous source at once', () => {
    const asked: number[] = [];
    const counter = new platform<number>((subscriber) => {
      for (let number = 1; number < 10 && subscriber.active; number++) {
        asked.push(number);
        subscriber.next(number);
      }
    });

    expect(record(fromNative(counter).pipe(take(2)))).toEqual({ values: [1, 2], end: 'complete' });
    expect(asked).toEqual([1, 2]);
  });

  it('unsubscribes when its last subscriber has left', () => {
    let left = 0;
    let source: PlatformSubscriber<string> | undefined;
    const result = fromNative(
      new platform<string>((subscriber) => {
        source = subscriber;
        subscriber.addTeardown(() => left++);
      }),
    );
    const values: string[] = [];
    const first = result.subscribe((value) => values.push(`first ${value}`));
    const second = result.subscribe((value) => values.push(`second ${value}`));
    source?.next('a');
    first.unsubscribe();
    source?.next('b');

    expect(left).toBe(0);
    expect(values).toEqual(['first a', 'second a', 'second b']);

    second.unsubscribe();

    expect(left).toBe(1);
  });

  it('lets a click make the next attempt', async () => {
    const server = await faultServer.play([{}]);
    const button = document.createElement('button');
    const pollNow = fromNative(eventsOf(button, 'click'));
    const subscription = pollHttp(server.url)
      .pipe(backoffSchedule(constant(60_000), { pollNow }))
      .subscribe(() => button.click());
    await server.arrived(3);
    subscription.unsubscribe();

    expect((await server.requests()).length).toBeGreaterThanOrEqual(3);
  });

  it('is a poll again of what eachAttempt has made of one', async () => {
    const server = await faultServer.play([{ status: 202 }, { status: 202 }, { status: 200, body: 'done' }]);
    const poll$ = pollHttp(server.url).pipe(backoffSchedule(constant(1)), takeUntilMatch({ status: [200] }));
    const numbers: number[] = [];
    await new Promise<void>((resolve, reject) => {
      fromNative(platform.from(eachAttempt(poll$))).subscribe({
        next: ({ number }) => numbers.push(number),
        error: reject,
        complete: resolve,
      });
    });

    expect(numbers).toEqual([1, 2, 3]);
  });

  it('aborts the request in flight there and back', async () => {
    const server = await faultServer.play([{}, { fault: 'never-answers' }]);
    const poll$ = pollHttp(server.url).pipe(
      backoffSchedule(constant(1)),
      map(({ number }) => number),
    );
    const numbers: number[] = [];
    const subscription = fromNative(platform.from(eachAttempt(poll$))).subscribe((number) => numbers.push(number));
    await server.arrived(2);
    subscription.unsubscribe();
    await server.closed(2);

    expect(numbers).toEqual([1]);
  });
});
