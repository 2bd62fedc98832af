import { NetworkError } from '../errors/networkError.js';
import { isPollError } from '../errors/isPollError.js';
import type { HttpResponse } from '../httpResponse.js';
import { maskUrl } from '../mask/maskUrl.js';
import { loadPonyfill, mended } from '#ponyfill';
import { assertWhole } from './assertWhole.js';
import { basicCredentials } from './basicCredentials.js';
import { maskedCause } from './maskedCause.js';
import { summaryOf } from './outgoingRequest.js';
import { readBody } from './readBody.js';
import { baseUrl } from './readRequest.js';
import { ResponseHeaders } from './responseHeaders.js';
import type { HttpRequest, Transport } from './transport.js';

/**
 * Transport that sends requests by `fetch`: the one given, else the platform's own.
 *
 * The platform's is looked up at each request, so that interceptors and instrumentation are seen. Where there is none,
 * `cross-fetch` is loaded. Whichever it is, what goes wrong is a {@link NetworkError}, and the body is read to its end
 * before the response is given.
 *
 * @example
 * ```ts
 * import { fetchTransport, pollHttp } from 'rxpoll';
 * import type { Transport } from 'rxpoll';
 *
 * const send = fetchTransport();
 * const logged: Transport = (request) => {
 *   console.log(request.method, request.maskedUrl);
 *   return send(request);
 * };
 *
 * pollHttp('https://api.example.com/jobs/42', { transport: logged }).subscribe(({ status }) => console.log(status));
 * // GET https://api.example.com/jobs/42
 * // 202
 * ```
 *
 * @param given The `fetch` to use. Defaults to the platform's own.
 * @returns A {@link Transport}.
 */
export function fetchTransport(given?: typeof fetch): Transport {
  return (request) => {
    assertWhole('fetchTransport', request);
    return exchange(request, given);
  };
}

async function exchange(request: HttpRequest, given: typeof fetch | undefined): Promise<HttpResponse> {
  try {
    const { headers, signal } = request;
    const { fetch: platform } = globalThis as Partial<typeof globalThis>;
    const fetch = mended(given ?? platform ?? (await loadPonyfill()));
    const response = await fetch(...withoutUserInfo(request, { ...request.init, headers, signal }));
    const received = await readBody(response, request);
    return {
      status: response.status,
      headers: new ResponseHeaders(response.headers),
      ...received.parsed(response.headers.get('content-type') ?? ''),
      url: response.url ? maskUrl(response.url) : null,
    };
  } catch (error) {
    throw isPollError(error) ? error : new NetworkError(summaryOf(request), maskedCause(error, request.url));
  }
}

/** `fetch` refuses an address with a user and a password; HTTP sends them as a header. */
function withoutUserInfo({ url, headers }: HttpRequest, init: RequestInit): [string, RequestInit] {
  if (!url.includes('@')) return [url, init];
  const target = new URL(url, baseUrl());
  const credentials = basicCredentials(target);
  if (credentials === undefined) return [url, init];
  target.username = target.password = '';
  const sent = new Headers(headers);
  if (!sent.has('authorization')) sent.set('authorization', `Basic ${credentials}`);
  return [target.href, { ...init, headers: sent }];
}
