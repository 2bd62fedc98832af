import { isObservable } from 'rxjs';
import type { Expectation } from './options.js';

/** An Observable of RxJS. */
export const anObservable: Expectation = { what: 'an Observable', test: isObservable };
