export { backoffSchedule } from './backoffSchedule.js';
export { matchedBody } from './matchedBody.js';
export { pollHttp } from './pollHttp.js';
export { retryRequest } from './retryRequest.js';
export { takeUntilMatch } from './takeUntilMatch.js';
export { timeoutAfter } from './timeoutAfter.js';
