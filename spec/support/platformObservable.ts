import type { NativeObservable, NativeObserver } from '../../operators/fromNative.js';

/** What is used here of the Observable of the platform, which TypeScript does not declare yet. */
export interface PlatformObservable<T> extends NativeObservable<T> {
  subscribe(observer: Partial<NativeObserver<T>>, options?: { readonly signal?: AbortSignal }): void;
  take(count: number): PlatformObservable<T>;
  takeUntil(notifier: PlatformObservable<unknown>): PlatformObservable<T>;
  first(): Promise<T>;
  toArray(): Promise<T[]>;
}

/** What it tells its subscribers by. */
export interface PlatformSubscriber<T> extends NativeObserver<T> {
  readonly active: boolean;
  readonly signal: AbortSignal;
  addTeardown(teardown: () => void): void;
}

interface Platform {
  readonly Observable: {
    new <T>(subscribe: (subscriber: PlatformSubscriber<T>) => void): PlatformObservable<T>;
    from<T>(values: AsyncIterable<T>): PlatformObservable<T>;
  };
}

/** The events of a target. */
export function eventsOf(target: EventTarget, event: string): PlatformObservable<Event> {
  return (target as EventTarget & { when(event: string): PlatformObservable<Event> }).when(event);
}

/** The Observable of the platform: https://wicg.github.io/observable/. */
export const platform: Platform['Observable'] = (globalThis as unknown as Platform).Observable;
