import type { KnownSecrets, Redacted } from '../mask/isRedacted.js';
import { isRedacted, secret } from '../mask/isRedacted.js';
import { masked } from '../mask/masked.js';
import { maskUrl } from '../mask/maskUrl.js';
import type { Expectation } from '../options.js';
import { anything, checkOptions, given, isRecord } from '../options.js';
import { show, showOption } from '../show.js';
import type { BodyInit, HeadersInit } from './platform.js';

/** Text of a request, which may hold secrets. */
export type RequestText = string | Redacted;

/** What `fetch` takes besides an address; header fields and body may hold secrets. */
export interface RequestInitLike extends Omit<RequestInit, 'headers' | 'body'> {
  readonly headers?: HeadersInit | Iterable<readonly [string, RequestText]> | Readonly<Record<string, RequestText>>;
  readonly body?: BodyInit | Redacted | null;
}

/** A request, as a user writes it: an address, or an address and what `fetch` takes besides. */
export type RequestLike = RequestText | URL | Request | (RequestInitLike & { readonly url: RequestText | URL });

/** A request that was found right: an address, and what `fetch` takes besides. */
export interface ReadRequest {
  readonly url: string;
  readonly init: RequestInit;
  /** The address as it shows itself, which is not all that it says if it is redacted. */
  readonly shown: string;
  readonly known: KnownSecrets;
}

type OwnParts = { readonly url: RequestText | URL } & {
  readonly [K in keyof RequestInitLike]?: RequestInitLike[K] | undefined;
};

/** What aborts a request. */
export const aSignal: Expectation = {
  what: 'an AbortSignal',
  test: (value) =>
    value === null || (isRecord(value) && typeof value['addEventListener'] === 'function' && 'aborted' in value),
};
/** `fetch` refuses those that are for proxies and debugging; so does every other transport then. */
const aMethod: Expectation = {
  what: 'a method such as "GET"',
  test: (value) => typeof value === 'string' && /^(?!(?:CONNECT|TRAC[EK])$)[\w!#$%&'*+.^`|~-]+$/i.test(value),
};

/** What `RequestInit` holds, on every platform. */
export const initExpectations: Readonly<Record<string, Expectation>> = {
  ...Object.fromEntries(
    (
      'headers mode credentials cache redirect referrer referrerPolicy integrity keepalive window duplex priority ' +
      'dispatcher agent next cf'
    )
      .split(' ')
      .map((name) => [name, anything]),
  ),
  body: {
    what: 'text, bytes, a form, a Blob or a stream; for JSON, JSON.stringify(…)',
    test: (value) => value === null || typeof value === 'string' || (typeof value === 'object' && !isPlain(value)),
  },
  method: aMethod,
  signal: aSignal,
};

/**
 * Reads a request, and finds what is wrong with it before anything is sent.
 *
 * @param isOurs Whether the default transport will send it, which needs an address of http.
 * @param known Learns the secrets of the request.
 * @throws TypeError if it is no request.
 */
export function readRequest(
  request: RequestLike,
  defaults: RequestInitLike,
  isOurs: boolean,
  known: KnownSecrets = {},
): ReadRequest {
  const own = partsOf(request);
  const options = given(defaults);
  // A Request has a value for everything, so that the options go before it, as they do with `fetch`; but what it has of
  // header fields, somebody gave it.
  const { url, body, ...init } = isRequest(request) ? { ...own, ...options } : { ...options, ...given(own) };
  const headers = readHeaders(defaults.headers, known);
  readHeaders(own.headers, known).forEach((value, name) => headers.set(name, value));
  const method = (init.method ?? 'GET').toUpperCase();
  const sent = given({ ...init, method, headers, body: textOf(body, known) });
  const address = String(textOf(url, known));
  const read = { url: address, shown: String(url), known, init: sent };
  checkUrl(read, isOurs);
  if (body != null && isBodiless(method)) {
    throw new TypeError(`pollHttp: a ${method} request has no body; give a method such as "POST"`);
  }
  return read;
}

/** Whether requests of a method have no body. */
export function isBodiless(method: string): boolean {
  return /^(GET|HEAD)$/.test(method);
}

/** Whether a request is one of the platform's own. */
export function isRequest(request: RequestLike): request is Request {
  return typeof Request === 'function' && request instanceof Request;
}

/** All of a request but the body of a `Request`. */
function partsOf(request: RequestLike): OwnParts {
  if (isAddress(request)) return { url: request };
  if (isRequest(request)) {
    const names = [...Object.keys(initExpectations), 'url'];
    const mode = request.mode === 'navigate' ? undefined : request.mode;
    return {
      ...(Object.fromEntries(names.map((name) => [name, request[name as 'url']])) as unknown as OwnParts),
      mode,
      body: undefined,
    };
  }
  if (!isRecord(request)) {
    throw new TypeError(
      `pollHttp: a request is an address, a Request, an object with a url or a function, not ${showOption(request)}`,
    );
  }
  checkOptions('pollHttp', request, { ...initExpectations, url: anything });
  if (!isAddress(request.url))
    throw new TypeError(`pollHttp: url must be text or a URL, not ${showOption(request.url)}`);
  return request;
}

function isAddress(value: unknown): value is RequestText | URL {
  return typeof value === 'string' || value instanceof URL || isRedacted(value);
}

/** Copies header fields, and names the one that is wrong without telling its value. */
function readHeaders(fields: RequestInitLike['headers'] = {}, known: KnownSecrets): Headers {
  if (fields !== Object(fields)) throw new TypeError('pollHttp: headers must be an object of names and values');
  const headers = new Headers();
  const entries = Symbol.iterator in fields ? fields : Object.entries(fields);
  for (const [name, value] of entries as Iterable<[string, RequestText]>) {
    const text = textOf(value, known);
    try {
      headers.append(name, text);
    } catch {
      throw new TypeError(`pollHttp: the header ${show(name)} has a name or a value that HTTP does not allow`);
    }
  }
  return headers;
}

/** The address of a request without its credentials and secrets. */
export function maskedUrlOf({ shown, known }: ReadRequest): string {
  return maskUrl(known.mask?.(shown) ?? shown);
}

/**
 * What a redacted text says; anything else as it is.
 *
 * @throws TypeError for text that a redacted text was put into, for what it shows is not to be sent.
 */
function textOf<T>(value: T | Redacted, known: KnownSecrets): T | string {
  if (isRedacted(value)) return value[secret](known);
  // A view of bytes would write them all as text.
  if (!ArrayBuffer.isView(value) && /(^|[^*])\*{8}(?!\*)/.test(value as string)) {
    throw new TypeError(`pollHttp: ${masked} would be sent; redact the whole text`);
  }
  return value;
}

function checkUrl(read: ReadRequest, isOurs: boolean): void {
  let parsed: URL;
  try {
    parsed = new URL(read.url, isOurs ? baseUrl() : 'http://localhost');
  } catch {
    // An address that cannot be parsed may have its password anywhere before the last @.
    throw new TypeError(`pollHttp: ${show(maskedUrlOf(read).replace(/\/\/.*@/s, `//${masked}@`))} is not a valid URL`);
  }
  if (isOurs && !/^(https?|data|blob):$/.test(parsed.protocol)) {
    throw new TypeError(`pollHttp: ${show(maskedUrlOf(read))} is not an address of http:// or https://`);
  }
}

/** What relative addresses are relative to: the page's address, or nothing. */
export function baseUrl(): string | undefined {
  const { document, location } = globalThis as { document?: { baseURI: string }; location?: { href: string } };
  return document?.baseURI ?? location?.href;
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as unknown;
  return prototype === null || prototype === Object.prototype || Array.isArray(value);
}
