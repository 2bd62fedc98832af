import { Observable } from 'rxjs';
import { BodyTooLargeError, maskUrl } from '../../lib/index.js';
import type { HttpRequest, HttpResponse, Transport } from '../../lib/index.js';
import { describeTransport } from './transportSuite.js';

/** A transport as a user may write it, without anything of the default one. */
const byHand: Transport = (request) =>
  new Observable<HttpResponse>((result) => {
    const aborter = new AbortController();
    const succeed = (response: HttpResponse): void => {
      result.next(response);
      result.complete();
    };
    ask(request, aborter.signal).then(succeed, (error: unknown) => result.error(error));
    return () => aborter.abort();
  });

async function ask(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
  const { headers, init, responseType } = request;
  const url = new URL(request.url);
  const { username, password } = url;
  if (username) headers.set('authorization', `Basic ${btoa(`${username}:${decodeURIComponent(password)}`)}`);
  url.username = url.password = '';
  const response = await fetch(url, { ...init, headers, signal });
  const type = response.headers.get('content-type') ?? '';
  const body = await bodyAs(responseType, new Blob(await piecesOf(response, request), { type }));
  return { status: response.status, headers: response.headers, url: maskUrl(response.url), ...body };
}

async function piecesOf({ body }: Response, request: HttpRequest): Promise<Uint8Array<ArrayBuffer>[]> {
  const { maxBodyBytes, method, url } = request;
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > maxBodyBytes) throw new BodyTooLargeError(maxBodyBytes, { method, url, isRepeatable: true });
    pieces.push(read.value);
  }
  return pieces;
}

async function bodyAs(type: HttpRequest['responseType'], bytes: Blob): Promise<Pick<HttpResponse, 'body' | 'isJson'>> {
  if (type === 'blob') return { body: bytes, isJson: false };
  if (type === 'arrayBuffer') return { body: await bytes.arrayBuffer(), isJson: false };
  const text = await new Response(bytes).text();
  try {
    if (type === 'json') return { body: JSON.parse(text) as unknown, isJson: true };
  } catch {
    // It is no JSON.
  }
  return { body: text || null, isJson: false };
}

describeTransport('a transport by hand', () => ({ transport: byHand }), { knowsBytes: false });
