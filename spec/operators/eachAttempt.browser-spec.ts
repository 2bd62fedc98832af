import { NEVER, concat, finalize, map, of, throwError } from 'rxjs';
import { constant } from '../../lib/schedule/constant.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import type { EachAttempt } from '../../operators/eachAttempt.js';
import { eachAttempt } from '../../operators/eachAttempt.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { faultServer } from '../support/faultServer.js';
import type { Playing, Step } from '../support/faultServer.js';
import { eventsOf, platform } from '../support/platformObservable.js';

/** The numbers of the attempts at a server. */
async function polled(steps: readonly Step[]): Promise<{ numbers: EachAttempt<number>; server: Playing }> {
  const server = await faultServer.play(steps);
  const poll$ = pollHttp(server.url).pipe(
    backoffSchedule(constant(1)),
    map(({ number }) => number),
  );
  return { numbers: eachAttempt(poll$), server };
}

describe('eachAttempt in Observable.from of the platform', () => {
  it('gives its values, and the end', async () => {
    expect(await platform.from(eachAttempt(of(1, 2, 3))).toArray()).toEqual([1, 2, 3]);
  });

  it('gives its error as it came, after the values before it', async () => {
    const error = new Error('broken');
    const values: number[] = [];
    const thrown = await new Promise<unknown>((resolve) => {
      const broken = eachAttempt(
        concat(
          of(1, 2),
          throwError(() => error),
        ),
      );
      platform.from(broken).subscribe({ next: (value) => values.push(value), error: resolve });
    });

    expect(values).toEqual([1, 2]);
    expect(thrown).toBe(error);
  });

  it('is left while it waits', () => {
    let left = 0;
    const controller = new AbortController();
    const waiting$ = NEVER.pipe(finalize(() => left++));
    platform.from(eachAttempt(waiting$)).subscribe({}, { signal: controller.signal });

    expect(left).toBe(0);
    controller.abort();

    expect(left).toBe(1);
  });

  it('aborts the request in flight when its subscriber aborts', async () => {
    const { numbers, server } = await polled([{}, { fault: 'never-answers' }]);
    const controller = new AbortController();
    const told: unknown[] = [];
    platform.from(numbers).subscribe(
      {
        next: (number) => told.push(number),
        error: (error) => told.push(error),
        complete: () => told.push('complete'),
      },
      { signal: controller.signal },
    );
    await server.arrived(2);
    controller.abort();
    await server.closed(2);

    expect(told).toEqual([1]);
  });

  it('asks nothing more once the first value is there', async () => {
    const { numbers, server } = await polled([{}]);

    expect(await platform.from(numbers).first()).toBe(1);
    expect(await platform.from(numbers).take(3).toArray()).toEqual([1, 2, 3]);

    await rest();

    expect((await server.requests()).length).toBe(4);
  });

  it('ends a poll at an event', async () => {
    const { numbers, server } = await polled([{}, { fault: 'never-answers' }]);
    const button = document.createElement('button');
    const clicks = eventsOf(button, 'click');
    const values = platform.from(numbers).takeUntil(clicks).toArray();
    await server.arrived(2);
    button.click();
    await server.closed(2);

    expect(await values).toEqual([1]);
  });

  it('starts a poll for each first subscriber, which others join', async () => {
    const { numbers, server } = await polled([{}]);
    const native = platform.from(numbers);
    const both = await Promise.all([native.take(2).toArray(), native.take(2).toArray()]);

    expect(both).toEqual([
      [1, 2],
      [1, 2],
    ]);

    await rest();

    expect((await server.requests()).length).toBe(2);
    expect(await native.first()).toBe(1);
  });
});

/** Longer than the delay of the poll. */
function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}
