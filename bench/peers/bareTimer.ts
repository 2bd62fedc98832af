import type { Peer, Plan } from '../peer.js';

/** A timer and nothing else: the least that a wait can cost. */
export const bareTimer: Peer = {
  name: 'bare setTimeout',
  plan: (server, delay): Plan<NodeJS.Timeout> => ({
    start: (done) => {
      server.answer();
      return setTimeout(done, delay);
    },
    cancel: (timers) => {
      for (const timer of timers) clearTimeout(timer);
    },
  }),
};
