import type { KnownSecrets } from '../mask/isRedacted.js';
import { maskUrl } from '../mask/maskUrl.js';
import type { ReadRequest } from './readRequest.js';
import { maskedUrlOf } from './readRequest.js';
import type { RequestSummary } from './requestSummary.js';
import type { HttpRequest, LastAnswer, ResponseType } from './transport.js';
import type { BodyInit } from './platform.js';

/** A request on its way: what a transport sees of it, and what aborts it. */
export class OutgoingRequest implements HttpRequest {
  readonly url: string;
  readonly init: RequestInit;
  readonly shown: string;
  readonly known: KnownSecrets;
  readonly responseType: ResponseType;
  readonly maxBodyBytes: number;
  last: LastAnswer | undefined;
  private controller: AbortController | undefined;
  private isAborted = false;
  private aborted: (() => void) | undefined;
  private ownHeaders: Headers | undefined;

  constructor(read: ReadRequest, { responseType, maxBodyBytes }: Pick<HttpRequest, 'responseType' | 'maxBodyBytes'>) {
    this.url = read.url; // one by one: it is made for every attempt
    this.init = read.init;
    this.shown = read.shown;
    this.known = read.known;
    this.responseType = responseType;
    this.maxBodyBytes = maxBodyBytes;
  }

  get maskedUrl(): string {
    return maskedUrlOf(this);
  }

  get method(): string {
    return this.init.method ?? 'GET';
  }

  get headers(): Headers {
    return (this.ownHeaders ??= new Headers(this.init.headers));
  }

  get body(): BodyInit | null {
    return this.init.body ?? null;
  }

  get signal(): AbortSignal {
    const controller = (this.controller ??= new AbortController());
    if (this.isAborted) controller.abort(); // a transport may read it late, when nobody waits any more
    return controller.signal;
  }

  onAbort(act: () => void): void {
    this.aborted = act;
    if (this.isAborted) act();
  }

  abort(): void {
    this.isAborted = true;
    this.aborted?.();
    this.controller?.abort();
  }
}

/** What errors tell of a request. */
export function summaryOf({ method, url, maskedUrl = maskUrl(url), headers }: HttpRequest): RequestSummary {
  const isRepeatable = !/^(POST|PATCH)$/.test(method) || headers.has('idempotency-key');
  return { method, url: maskedUrl, isRepeatable };
}
