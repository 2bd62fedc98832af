import { anObservable } from './anObservable.js';
import type { Expectation } from './options.js';

/** What tells when to pause. The words show that `whenHidden` and its kin are called. */
export const aPause: Expectation = { ...anObservable, what: 'an Observable, such as whenHidden()' };
