import type { HttpResponse } from '../httpResponse.js';
import type { Kept, Memory } from './memory.js';
import type { OutgoingRequest } from './outgoingRequest.js';
import type { Bytes } from './platform.js';
import { baseUrl, isBodiless } from './readRequest.js';
import type { LastAnswer, ParsedBody } from './transport.js';

/** Whether it is asked only for what has changed: never, where that needs no leave of another origin, or everywhere. */
export type Conditional = boolean | 'cross-origin';

/** One request of a poll, and what the poll remembers of the attempt before. */
export class Recollection implements Kept, LastAnswer {
  answer: HttpResponse | undefined;
  status = 0;
  bytes: Bytes | undefined;
  target = '';
  etag: string | null | undefined;
  lastModified: string | null | undefined;
  /** The one of the attempt before. */
  last: Kept | undefined;
  private isConditional = false;

  constructor(
    private readonly memory: Memory,
    attempt: number,
    private readonly conditional: Conditional,
  ) {
    this.last = memory.lastBefore(attempt);
  }

  /** Asks for nothing that has not changed, and lets the transport know the last answer again. */
  prepare(request: OutgoingRequest): void {
    const { last } = this;
    this.target = `${request.method} ${request.url}`;
    // Who got bytes as they are may have changed or transferred them.
    if (/json|text/.test(request.responseType)) request.last = this;
    if (last?.target !== this.target || !this.mayAsk(request)) return;
    const { headers } = request;
    if (headers.has('if-none-match') || headers.has('if-modified-since')) return; // it has conditions of its own
    if (last.etag) headers.set('if-none-match', last.etag);
    else if (last.lastModified) headers.set('if-modified-since', last.lastModified);
    else return;
    this.isConditional = true;
    // Platforms say `no-cache` where they use no cache, to which Express and others never answer 304.
    if (!headers.has('cache-control')) headers.set('cache-control', 'max-age=0');
  }

  /** Reads an answer; a 304 that was asked for is given the body that it stands for. */
  read(response: HttpResponse, request: OutgoingRequest): HttpResponse {
    const { last, isConditional } = this;
    const { status, headers, url } = response;
    const unmodified = status === 304 && isConditional ? last : undefined;
    this.status = unmodified?.status ?? status;
    if (unmodified) this.bytes = unmodified.bytes;
    // By RFC 9110 a 304 stands for a 200: another answer with the same validators would hide that the job is done.
    if (this.status === 200 && this.mayAsk(request) && this.isNear(url ?? request.url)) {
      this.etag = headers.get('etag') ?? unmodified?.etag;
      this.lastModified = headers.get('last-modified') ?? unmodified?.lastModified;
    }
    return unmodified?.answer ? { ...unmodified.answer, status, headers, url, unchanged: true } : response;
  }

  /** Keeps the answer, as the poll is given it. */
  keep(answer: HttpResponse): void {
    this.answer = answer;
    this.last = undefined; // or each would keep all before it
    this.memory.keep(this);
  }

  bytesOf(status: number): Bytes | undefined {
    return this.last?.status === status ? this.last.bytes : undefined;
  }

  recall(bytes: Bytes): ParsedBody | undefined {
    const { last } = this;
    this.bytes = bytes;
    // What has no body says what it says in its header fields.
    if (!last?.answer || bytes !== last.bytes || bytes.byteLength === 0) return undefined;
    const { body, isJson = false } = last.answer;
    return { body, isJson, unchanged: true };
  }

  private mayAsk({ method, url }: OutgoingRequest): boolean {
    return this.conditional !== false && isBodiless(method) && this.isNear(url);
  }

  /** Whether an address may be asked by conditions without the leave of another origin. */
  private isNear(address: string): boolean {
    const base = this.conditional === true ? baseUrl() : undefined;
    try {
      return base === undefined || new URL(address, base).origin === new URL(base).origin;
    } catch {
      return false; // a transport may tell what is no address
    }
  }
}
