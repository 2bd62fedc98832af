import { HttpHeaders, HttpRequest } from '@angular/common/http';
import type { HttpContext } from '@angular/common/http';
import { basicCredentials } from '../lib/transport/basicCredentials.js';
import { baseUrl } from '../lib/transport/readRequest.js';
import type { HttpRequest as PollRequest } from '../lib/transport/transport.js';

/** What `HttpClient` calls what becomes of a body. JSON is parsed here, for Angular loses text that is none. */
const responseTypes = { json: 'text', text: 'text', arrayBuffer: 'arraybuffer', blob: 'blob' } as const;

/**
 * A request, as `HttpClient` takes it.
 *
 * @throws TypeError if its body is a stream, which `HttpClient` cannot send.
 */
export function angularRequest(
  { url, method, headers, body, init, responseType }: PollRequest,
  context?: HttpContext,
): HttpRequest<unknown> {
  const { credentials, ...rest } = init;
  // On a server there is no page; there Angular makes relative addresses whole by itself.
  const target = new URL(url, baseUrl() ?? 'http://localhost');
  const user = basicCredentials(target);
  const fields = new Headers(headers);
  if (user !== undefined) {
    target.username = target.password = ''; // no platform sends those of an address
    setDefault(fields, 'authorization', `Basic ${user}`);
  }
  if (body instanceof URLSearchParams) {
    setDefault(fields, 'content-type', 'application/x-www-form-urlencoded;charset=UTF-8');
  }
  const options = {
    ...rest,
    ...(context && { context }),
    headers: new HttpHeaders(fields),
    responseType: responseTypes[responseType],
    // For maxBodyBytes. The first is what it is called from Angular 22 on.
    reportDownloadProgress: true,
    reportProgress: true,
    // `credentials` means nothing to the XHR backend, `withCredentials` to both.
    ...(credentials === 'include' ? { withCredentials: true } : credentials !== undefined && { credentials }),
  };
  return new HttpRequest<unknown>(method, user === undefined ? url : target.href, payloadOf(body), options);
}

function setDefault(fields: Headers, name: string, value: string): void {
  if (!fields.has(name)) fields.set(name, value);
}

/** What is sent: Angular would write views of bytes and parameters as JSON. */
function payloadOf(body: PollRequest['body']): unknown {
  if (body instanceof URLSearchParams) return body.toString();
  if (ArrayBuffer.isView(body)) return new Blob([body]);
  if (body !== null && typeof body === 'object' && 'getReader' in body) {
    throw new TypeError('httpClientTransport: HttpClient sends no streams; give text, bytes, a form or a Blob');
  }
  return body;
}
