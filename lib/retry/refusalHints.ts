import type { HintReader } from '../http/hint.js';
import { pollIntervalHint } from '../http/pollIntervalHint.js';
import { rateLimitHint } from '../http/rateLimitHint.js';
import { retryAfterHint } from '../http/retryAfterHint.js';

/** What a server that refuses a request says about when to send it again, in the order of precedence. */
export const refusalHints: readonly HintReader[] = [retryAfterHint, rateLimitHint, pollIntervalHint];
