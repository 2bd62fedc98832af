import type { Observable } from 'rxjs';

/** The polls that are shared at the moment, by key. */
export type SharedPolls = Map<unknown, Observable<unknown>>;

/** What is shared without a scope. */
const everywhere = {};
const scopes = new WeakMap<object, SharedPolls>();

/** The polls that are shared within a scope; they are gone with it. */
export function sharedPolls(scope: object = everywhere): SharedPolls {
  const polls = scopes.get(scope) ?? new Map<unknown, Observable<unknown>>();
  scopes.set(scope, polls);
  return polls;
}
