import type { ObservableInput } from 'rxjs';
import type { HttpResponse } from '../httpResponse.js';
import type { BodyInit, Bytes } from './platform.js';

/** What `body` of a response becomes. */
export type ResponseType = 'json' | 'text' | 'arrayBuffer' | 'blob';

/** The last answer of a poll, which need not be parsed again. */
export interface LastAnswer {
  /** What its body was parsed from, where that was by the same status. */
  bytesOf(status: number): Bytes | undefined;
  /** Its body, if these very bytes are those of it; else they are kept in its place. */
  recall(bytes: Bytes): ParsedBody | undefined;
}

/** What the bytes of a body say. */
export interface ParsedBody {
  readonly body: unknown;
  readonly isJson: boolean;
  readonly unchanged?: true;
}

/**
 * One request, as a {@link Transport} is given it.
 *
 * A transport that sends it by another one passes on the request itself, whose `headers` it may change: a copy by `{ ...request }`
 * loses what is made when it is first read, such as `signal`.
 */
export interface HttpRequest {
  /** Address, as the user wrote it. */
  readonly url: string;
  /** Address with its credentials masked, and what {@link redact} hides: for printing. */
  readonly maskedUrl?: string;
  /** Method, in upper case. */
  readonly method: string;
  /** Header fields. */
  readonly headers: Headers;
  /** Body, or `null`. */
  readonly body: BodyInit | null;
  /** Aborts when nobody waits for the answer any more. It is made when it is first read, for it is dear. */
  readonly signal: AbortSignal;
  /** Calls a function when `signal` would abort, without making one: for one transport, the last that asks for it. */
  readonly onAbort?: (act: () => void) => void;
  /** What is known of the poll's last answer: for the transports of the package. */
  readonly last?: LastAnswer | undefined;
  /** What the body of the response is to become. */
  readonly responseType: ResponseType;
  /** How many bytes of body to read at most. */
  readonly maxBodyBytes: number;
  /** What else of `RequestInit` was given, such as `credentials` and `redirect`. */
  readonly init: RequestInit;
}

/**
 * Performs one request: the one place that touches the network.
 *
 * It gives one response, read to the end, and completes; where no response came, it errors. Unsubscribing, or
 * `request.signal`, aborts it.
 */
export type Transport = (request: HttpRequest) => ObservableInput<HttpResponse>;
