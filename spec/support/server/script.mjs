import { EventEmitter, once } from 'node:events';

/** @typedef {import('../faultServer.ts').Step} Step */
/** @typedef {import('../faultServer.ts').Seen} Seen */

/** How long an answer to `arrived` and `closed` may take, in milliseconds. */
const patience = 2_000;

/** The steps that one address answers with, and what has been asked there. */
export class Script {
  /** @type {Seen[]} */
  #seen = [];
  #changed = new EventEmitter().setMaxListeners(0);

  /**
   * @param {Step[]} steps Played in order; the last one repeats.
   * @param {{ url: string, otherUrl: string }} addresses
   */
  constructor(steps, addresses) {
    if (!Array.isArray(steps) || steps.length === 0) throw new TypeError('a script is a list of at least one step');
    this.steps = steps;
    this.addresses = addresses;
  }

  /**
   * Takes down a request.
   *
   * @param {Omit<Seen, 'at' | 'closedAt'>} request
   * @returns {{ step: Step, closed: () => void }} The step to play, and what to call when the peer closes before its end.
   */
  next(request) {
    const seen = { ...request, at: Date.now(), closedAt: null };
    const step = this.steps[Math.min(this.#seen.push(seen), this.steps.length) - 1];
    this.#changed.emit('change');
    const closed = () => {
      seen.closedAt = Date.now();
      this.#changed.emit('change');
    };
    return { step, closed };
  }

  /**
   * @param {string} question `requests`, `arrived` or `closed`.
   * @param {number} number The request in question; the first is 1.
   */
  async ask(question, number) {
    if (question === 'requests') return this.#seen;
    if (question === 'arrived') return this.#when(number, () => true);
    if (question === 'closed') return this.#when(number, ({ closedAt }) => closedAt !== null);
    throw new TypeError(`no such question: ${question}`);
  }

  /** @param {(seen: Seen) => boolean} holds */
  async #when(number, holds) {
    const signal = AbortSignal.timeout(patience);
    for (;;) {
      const seen = this.#seen[number - 1];
      if (seen !== undefined && holds(seen)) return seen;
      await once(this.#changed, 'change', { signal });
    }
  }
}
