import { Observable } from 'rxjs';

/**
 * Emits whether something is so: on subscription, and whenever an event has changed it.
 *
 * @param find Finds what tells the events, at each subscription; where the platform has none, it is never so.
 */
export function watched<T extends EventTarget>(
  find: () => T | null | undefined,
  events: readonly string[],
  isSo: (target: T) => boolean,
): Observable<boolean> {
  return new Observable((result) => {
    const target = find();
    let last: boolean | undefined;
    const tell = (): void => {
      const now = target ? isSo(target) : false;
      if (now !== last) result.next((last = now));
    };
    for (const event of events) target?.addEventListener(event, tell);
    result.add(() => {
      for (const event of events) target?.removeEventListener(event, tell);
    });
    tell();
  });
}
