import type { Observable, Subscription } from 'rxjs';
import type { Answer, Server } from './server.js';

/** A way to poll. */
export interface Peer {
  readonly name: string;
  /** Makes everything that polls share; `delay` is the time between attempts, in milliseconds. */
  readonly plan: (server: Server, delay: number) => Plan;
}

/** Polls of one server, made ready. */
export interface Plan<H = unknown> {
  /** Starts a poll, which tells when it is done, and gives what cancels it. */
  start(done: () => void): H;
  /** Cancels polls. */
  cancel(handles: readonly H[]): void;
}

/** A peer that polls by an Observable: one for all polls, as state is per subscription. */
export function observablePeer(name: string, observe: (server: Server, delay: number) => Observable<unknown>): Peer {
  return {
    name,
    plan: (server, delay): Plan<Subscription> => {
      const poll$ = observe(server, delay);
      return {
        start: (done) => poll$.subscribe({ complete: done, error: fail }),
        cancel: (subscriptions) => {
          for (const subscription of subscriptions) subscription.unsubscribe();
        },
      };
    },
  };
}

/** Asks, where a peer wants a promise. */
export type Ask = () => Promise<Answer>;

/** A peer that polls by a promise. */
export function promisePeer(name: string, plan: (ask: Ask, delay: number) => () => PromiseLike<unknown>): Peer {
  return {
    name,
    plan: (server, delay): Plan => {
      const poll = plan(asking(server), delay);
      return {
        start: (done) => {
          void poll().then(done);
        },
        cancel: () => {
          throw new Error(`${name} cannot be cancelled: see abortablePeer`);
        },
      };
    },
  };
}

/** A peer that polls by a promise, and is cancelled by a signal. */
export function abortablePeer(
  name: string,
  plan: (ask: Ask, delay: number) => (signal: AbortSignal) => PromiseLike<unknown>,
): Peer {
  return {
    name,
    plan: (server, delay): Plan<AbortController> => {
      const poll = plan(asking(server), delay);
      return {
        start: (done) => {
          const controller = new AbortController();
          void poll(controller.signal).then(done, done); // the reason of the signal
          return controller;
        },
        cancel: (controllers) => {
          for (const controller of controllers) controller.abort();
        },
      };
    },
  };
}

/** No answer is an error. */
export function fail(error: unknown): never {
  throw error;
}

function asking(server: Server): Ask {
  return () => Promise.resolve(server.answer());
}
