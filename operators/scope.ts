import type { PollObserver } from '../lib/observer.js';
import type { Deadline } from './run.js';
import { deadlineAround, enterDeadline } from './run.js';

/**
 * A poll, as the requests of its attempts see it: where they keep what they know from one attempt to the next, and who is
 * told of what happens.
 *
 * Subscribing is synchronous all the way up, so a poll makes its attempts in its scope, and what sends their requests finds
 * it there, whatever operators stand between. Who sends later than that returns to the scope.
 */
export interface PollScope {
  readonly observer: PollObserver | undefined;
  /** Number of the attempt. */
  readonly number: number;
  /** What its requests keep, each under a key of its own. */
  memories: Map<object, unknown> | undefined;
}

let current: PollScope | undefined;

/** The poll whose attempt is being made, if there is one. */
export function scopeAround(): PollScope | undefined {
  return current;
}

/** Enters a scope, or leaves all, and gives the one that was left, to which one has to return. */
export function enterScope(scope: PollScope | undefined): PollScope | undefined {
  const left = current;
  current = scope;
  return left;
}

/** Keeps the scope and the deadline around a request that may start later, and returns to them. */
export class Surroundings {
  private readonly scope: PollScope | undefined = current;
  private readonly deadline: Deadline | undefined = deadlineAround();

  return(act: () => void): void {
    const scope = enterScope(this.scope);
    const deadline = enterDeadline(this.deadline);
    try {
      act();
    } finally {
      enterScope(scope);
      enterDeadline(deadline);
    }
  }
}
