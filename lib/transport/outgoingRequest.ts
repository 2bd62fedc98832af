import type { Mask } from '../mask/isRedacted.js';
import { maskUrl } from '../mask/maskUrl.js';
import type { ReadRequest } from './readRequest.js';
import type { RequestSummary } from './requestSummary.js';
import type { HttpRequest, ResponseType } from './transport.js';

/** A request on its way: what a transport sees of it, and what aborts it. */
export class OutgoingRequest implements HttpRequest {
  declare readonly url: string;
  declare readonly init: RequestInit;
  declare readonly maskedUrl: string;
  declare readonly mask: Mask | undefined;
  private controller: AbortController | undefined;
  private isAborted = false;
  private ownHeaders: Headers | undefined;

  constructor(
    read: ReadRequest,
    readonly responseType: ResponseType,
    readonly maxBodyBytes: number,
  ) {
    Object.assign(this, read);
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
    if (this.controller === undefined) {
      this.controller = new AbortController();
      if (this.isAborted) this.controller.abort(); // a transport may read it late, when nobody waits any more
    }
    return this.controller.signal;
  }

  abort(): void {
    this.isAborted = true;
    this.controller?.abort();
  }
}

/** What errors tell of a request. */
export function summaryOf({ method, url, maskedUrl = maskUrl(url), headers }: HttpRequest): RequestSummary {
  const isRepeatable = !/^(POST|PATCH)$/.test(method) || headers.has('idempotency-key');
  return { method, url: maskedUrl, isRepeatable };
}
