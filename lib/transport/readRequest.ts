import { masked } from '../mask/masked.js';
import { maskUrl } from '../mask/maskUrl.js';
import type { Expectation } from '../options.js';
import { checkOptions, given, isRecord } from '../options.js';
import { show, showOption } from '../show.js';

/** A request, as a user writes it: an address, or an address and what `fetch` takes besides. */
export type RequestLike = string | URL | Request | (RequestInit & { readonly url: string | URL });

/** A request that was found right: an address, and what `fetch` takes besides. */
export interface ReadRequest {
  readonly url: string;
  readonly init: RequestInit;
}

const anything: Expectation = { what: 'anything', test: () => true };
const aSignal: Expectation = {
  what: 'an AbortSignal',
  test: (value) =>
    value === null || (isRecord(value) && typeof value['addEventListener'] === 'function' && 'aborted' in value),
};
const aMethod: Expectation = {
  what: 'a method such as "GET"',
  test: (value) => typeof value === 'string' && /^[\w!#$%&'*+.^`|~-]+$/.test(value),
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
 * @throws TypeError if it is no request.
 */
export function readRequest(request: RequestLike, defaults: RequestInit, isOurs: boolean): ReadRequest {
  if (typeof request === 'string' || request instanceof URL) return read(String(request), defaults, isOurs);
  if (isRequest(request)) return read(request.url, fromRequest(request, defaults), isOurs);
  if (!isRecord(request)) {
    throw new TypeError(
      `pollHttp: a request is an address, a Request, an object with a url, or a function that gives one, not ${showOption(request)}`,
    );
  }
  checkOptions('pollHttp', request, { ...initExpectations, url: anything });
  const { url, ...init } = request as RequestInit & { readonly url: unknown };
  if (typeof url !== 'string' && !(url instanceof URL)) {
    throw new TypeError(`pollHttp: url must be text or a URL, not ${showOption(url)}`);
  }
  return read(
    String(url),
    { ...defaults, ...given(init), headers: mergeHeaders(defaults.headers, init.headers) },
    isOurs,
  );
}

/** Whether a request is one of the platform's own. */
export function isRequest(request: RequestLike): request is Request {
  return typeof Request === 'function' && request instanceof Request;
}

function read(url: string, init: RequestInit, isOurs: boolean): ReadRequest {
  checkUrl(url, isOurs);
  const method = (init.method ?? 'GET').toUpperCase();
  if (init.body != null && (method === 'GET' || method === 'HEAD')) {
    throw new TypeError(`pollHttp: a ${method} request has no body; give a method such as "POST"`);
  }
  return { url, init: { ...init, method, headers: readHeaders(init.headers) } };
}

/**
 * All of a `Request` but its body. It has a value for everything, so that the options go before it, as they do with `fetch`;
 * but what it has of header fields, somebody gave it.
 */
function fromRequest(request: Request, options: RequestInit): RequestInit {
  const { method, mode, credentials, cache, redirect, referrer, referrerPolicy, integrity, keepalive, signal } =
    request;
  return {
    ...{ method, credentials, cache, redirect, referrer, referrerPolicy, integrity, keepalive, signal },
    ...(mode !== 'navigate' && { mode }),
    ...given(options),
    headers: mergeHeaders(options.headers, request.headers),
  };
}

/** Header fields, those of the same name replaced. */
function mergeHeaders(base: HeadersInit | undefined, over: HeadersInit | undefined): Headers {
  const headers = readHeaders(base);
  readHeaders(over).forEach((value, name) => {
    headers.set(name, value);
  });
  return headers;
}

/** Copies header fields, and names the one that is wrong without telling its value. */
function readHeaders(fields: HeadersInit = {}): Headers {
  if (fields !== Object(fields)) throw new TypeError('pollHttp: headers must be an object of names and values');
  const headers = new Headers();
  const entries = Symbol.iterator in fields ? fields : Object.entries(fields);
  for (const [name, value] of entries as Iterable<[string, string]>) {
    try {
      headers.append(name, value);
    } catch {
      throw new TypeError(`pollHttp: the header ${show(name)} has a name or a value that HTTP does not allow`);
    }
  }
  return headers;
}

function checkUrl(url: string, isOurs: boolean): void {
  let parsed: URL;
  try {
    parsed = new URL(url, isOurs ? baseUrl() : 'http://localhost');
  } catch {
    // An address that cannot be parsed may have its password anywhere before the last @.
    throw new TypeError(`pollHttp: ${show(maskUrl(url.replace(/\/\/.*@/s, `//${masked}@`)))} is not a valid URL`);
  }
  if (isOurs && !/^(https?|data|blob):$/.test(parsed.protocol)) {
    throw new TypeError(`pollHttp: ${show(maskUrl(url))} is not an address of http:// or https://`);
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
