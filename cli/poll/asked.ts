import { isRedacted } from '../../lib/mask/isRedacted.js';
import { maskUrl } from '../../lib/mask/maskUrl.js';
import type { RequestLike } from '../../lib/transport/readRequest.js';

/** What a person is told of a request; it holds no credential. */
export interface Asked {
  readonly method: string;
  readonly url: string;
}

/** Tells what a request asks. */
export function askedBy(request: RequestLike): Asked {
  const isAddress = typeof request === 'string' || request instanceof URL || isRedacted(request);
  const { url, method = 'GET' } = isAddress ? { url: request } : request;
  return { method: method.toUpperCase(), url: maskUrl(String(url)) };
}
