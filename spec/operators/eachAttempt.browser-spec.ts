import { NEVER, finalize, of } from 'rxjs';
import { eachAttempt } from '../../operators/eachAttempt.js';

/** What is used here of the Observable of the platform. */
interface PlatformObservable {
  from(values: AsyncIterable<unknown>): {
    toArray(): Promise<readonly unknown[]>;
    subscribe(observer: (value: unknown) => void, options: { signal: AbortSignal }): void;
  };
}

const { Observable } = globalThis as unknown as { readonly Observable: PlatformObservable };

describe('eachAttempt in Observable.from of the platform', () => {
  it('gives its values', async () => {
    expect(await Observable.from(eachAttempt(of(1, 2, 3))).toArray()).toEqual([1, 2, 3]);
  });

  it('is left while it waits', () => {
    let left = 0;
    const controller = new AbortController();
    const waiting$ = NEVER.pipe(finalize(() => left++));
    Observable.from(eachAttempt(waiting$)).subscribe(() => undefined, { signal: controller.signal });

    expect(left).toBe(0);
    controller.abort();

    expect(left).toBe(1);
  });
});
