import { Observable } from 'rxjs';

/**
 * Waits for a lock of the browser, emits when it is there, and holds it until it is unsubscribed.
 *
 * It errors with an `AbortError` when another takes the lock away, and with something else where locks are not allowed.
 *
 * @param takesAway Whether to take it away from who holds it, ahead of all who wait.
 */
export function heldLock(locks: LockManager, name: string, takesAway: boolean): Observable<void> {
  return new Observable((holder) => {
    const waiting = new AbortController();
    holder.add(() => waiting.abort());
    const granted = new Promise<void>((grant) => {
      const hold = (): Promise<void> | undefined => {
        if (holder.closed) return undefined;
        grant();
        return new Promise((release) => holder.add(release));
      };
      locks
        .request(name, takesAway ? { steal: true } : { signal: waiting.signal }, hold)
        .catch((error: unknown) => holder.error(error));
    });
    // Zones do not know of locks, but of promises: so what follows is in the zone of who waits.
    void granted.then(() => holder.next());
  });
}
