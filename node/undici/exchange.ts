import type { Subscriber, Unsubscribable } from 'rxjs';
import type { Dispatcher } from 'undici';
import { codeOf, NetworkError } from '../../lib/errors/networkError.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import { maskUrl } from '../../lib/mask/maskUrl.js';
import { maskedCause } from '../../lib/transport/maskedCause.js';
import { summaryOf } from '../../lib/transport/outgoingRequest.js';
import { Received } from '../../lib/transport/received.js';
import { ResponseHeaders } from '../../lib/transport/responseHeaders.js';
import type { HttpRequest } from '../../lib/transport/transport.js';
import type { Connections, UnderWay } from './connections.js';
import { codingsOf, Decoder } from './decoder.js';
import type { DecoderSink } from './decoder.js';
import { fieldsOf, firstHop, targetOf } from './firstHop.js';
import type { Payload } from './payload.js';
import { payloadOf } from './payload.js';
import { isRedirect, redirected } from './redirected.js';
import type { Hop } from './redirected.js';
import { ResponseFields } from './responseFields.js';
import type { FieldRecord } from './responseFields.js';

/** As many as `fetch` follows. */
const maxRedirects = 20;
/** How much of the body of a redirect is read, so that its connection can be used again. */
const maxRedirectBytes = 65_536;

/** One exchange: what undici calls, and the teardown of its result. */
export class Exchange
  implements Dispatcher.DispatchHandler, DecoderSink, EventListenerObject, UnderWay, Unsubscribable
{
  private isOver = false;
  private hop: Hop | undefined;
  private controller: Dispatcher.DispatchController | undefined;
  private redirects = 0;
  /** Where the answer that is being read leads. */
  private next: Hop | undefined;
  private status = 0;
  private fields: ResponseFields | undefined;
  private codings: readonly string[] = [];
  private decoder: Decoder | undefined;
  private received: Received | undefined;
  /** How much of the body of a redirect has come. */
  private skipped = 0;
  private readonly signal: AbortSignal | undefined;

  constructor(
    private readonly request: HttpRequest,
    private readonly result: Subscriber<HttpResponse>,
    private readonly connections: Connections,
  ) {
    // Where the signal is a field, it is there already; elsewhere it is made by reading it, which is dear.
    if (Object.hasOwn(request, 'signal')) this.signal = request.signal;
  }

  start(): void {
    const { connections, request, signal } = this;
    try {
      connections.assertOpen();
      const url = targetOf(request);
      signal?.throwIfAborted();
      if (signal) signal.addEventListener('abort', this);
      else request.onAbort?.(() => this.handleEvent());
      if (this.isOver) return;
      connections.underWay.add(this);
      const payload = payloadOf(request.body);
      if (connections.dispatcher && !(payload instanceof Promise)) this.send(firstHop(request, url, payload));
      else void this.sendLater(url, payload);
    } catch (error) {
      this.fail(error);
    }
  }

  /** The signal of the request has aborted. */
  handleEvent(): void {
    if (!this.isOver) this.fail(this.request.signal.reason);
  }

  unsubscribe(): void {
    if (this.isOver) return;
    this.leave();
    this.controller?.abort(new Error('nobody waits for the answer any more'));
    this.decoder?.destroy();
  }

  /** Ends with an error as it is. */
  fail(error: unknown): void {
    if (this.isOver) return;
    this.unsubscribe();
    this.result.error(error);
  }

  /** Ends without an answer: it was lost on the way, or undici refused to send the request. */
  lose(error: unknown): void {
    const cause = maskedCause(error, this.request.url);
    const isRefused = /^UND_ERR_(INVALID_ARG|NOT_SUPPORTED)$/.test(codeOf(cause) ?? '');
    this.fail(isRefused ? cause : new NetworkError(summaryOf(this.request), cause));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.isOver) throw new Error('nobody waited for its turn'); // to abort it would close the connection, unused
    this.controller = controller;
  }

  /** Also called for an informational answer (1xx), which the real one then replaces. */
  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: FieldRecord): void {
    if (this.isOver) return;
    this.status = status;
    this.received = new Received(this.request, status);
    this.fields = new ResponseFields(headers);
    this.codings = codingsOf(this.fields.get('content-encoding'));
    const location = isRedirect(status) ? this.fields.get('location') : null;
    if (location !== null) this.redirect(location);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    if (this.isOver) return;
    if (this.next) {
      this.skipped += chunk.byteLength;
      if (this.skipped > maxRedirectBytes) controller.abort(new Error('the body of a redirect is of no use'));
    } else if (this.codings.length === 0) {
      this.take(chunk);
    } else {
      this.decoder ??= new Decoder(this.codings, chunk, this);
      if (!this.decoder.write(chunk)) controller.pause();
    }
  }

  onResponseEnd(): void {
    if (this.decoder) this.decoder.end();
    else queueMicrotask(() => this.end()); // what the user does with an answer is not to run inside the parser
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.controller = undefined;
    // Not at once: a request that is sent while undici clears its queue, such as by a poll that has waited, ends the process.
    queueMicrotask(() => {
      // Such an answer is whole without a body, but undici misses one where `content-length` tells how long it would be.
      if (this.next || this.status === 204 || this.status === 304) this.end();
      else this.lose(error);
    });
  }

  take(chunk: Uint8Array): void {
    if (this.isOver) return;
    try {
      this.received?.take(chunk);
    } catch (error) {
      this.fail(error);
    }
  }

  drain(): void {
    this.controller?.resume();
  }

  /** The answer is read. */
  end(): void {
    const { next, fields, received, result, status, hop } = this;
    if (this.isOver || !fields || !received || !hop) return;
    if (next) {
      this.send(next);
      return;
    }
    this.leave();
    result.next({
      status,
      headers: new ResponseHeaders(fields),
      ...received.parsed(fields.get('content-type') ?? ''),
      url: shownUrl(hop.url),
    });
    result.complete();
  }

  private async sendLater(url: URL, payload: Payload | Promise<Payload>): Promise<void> {
    try {
      const [sent] = await Promise.all([payload, this.connections.open()]);
      if (!this.isOver) this.send(firstHop(this.request, url, sent));
    } catch (error) {
      this.fail(error);
    }
  }

  private send(hop: Hop): void {
    const { url, method, body } = hop;
    this.hop = hop;
    this.next = undefined;
    this.skipped = 0;
    const options = { origin: url.origin, path: url.pathname + url.search, method, headers: fieldsOf(hop), body };
    try {
      this.connections.dispatcher?.dispatch(options, this);
    } catch (error) {
      this.lose(error);
    }
  }

  private redirect(location: string): void {
    const { hop, status, request } = this;
    const { redirect = 'follow' } = request.init;
    if (redirect === 'manual' || !hop) return;
    try {
      if (redirect === 'error') throw new Error('it redirects, which redirect: "error" does not allow');
      if (++this.redirects > maxRedirects) throw new Error(`it redirects more than ${String(maxRedirects)} times`);
      this.next = redirected(hop, status, location);
    } catch (error) {
      this.lose(error);
    }
  }

  /** Is over: nothing that comes now counts. */
  private leave(): void {
    this.isOver = true;
    this.signal?.removeEventListener('abort', this);
    this.connections.underWay.delete(this);
  }
}

/** Where an answer came from, as `Response.url` tells it, masked. */
function shownUrl({ origin, pathname, search }: URL): string {
  return maskUrl(origin + pathname + search);
}
