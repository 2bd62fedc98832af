import { concatMap, defer, from, isObservable, map, take, throwIfEmpty } from 'rxjs';
import type { Observable, ObservableInput } from 'rxjs';
import { isThenable } from '../isThenable.js';
import type { HttpResponse } from '../httpResponse.js';
import type { Expectation } from '../options.js';
import { aCount, aFunction, aRecord, checkOptions, oneOf } from '../options.js';
import type { KnownSecrets } from '../mask/isRedacted.js';
import { applySchema } from '../schema/applySchema.js';
import type { StandardSchema } from '../schema/standardSchema.js';
import { isSchema } from '../schema/standardSchema.js';
import { fetchTransport } from './fetchTransport.js';
import type { OutgoingRequest } from './outgoingRequest.js';
import type { Preference, PreferOptions } from './prefer.js';
import { heldBy, planPreference } from './prefer.js';
import type { ReadRequest, RequestInitLike, RequestLike } from './readRequest.js';
import { baseUrl, initExpectations, isBodiless, isRequest, readRequest } from './readRequest.js';
import type { Conditional, Recollection } from './recollection.js';
import type { ResponseType, Transport } from './transport.js';

/**
 * What {@link pollHttp} asks: a request, or a function that gives one, anew for each attempt. It is given the answer of the
 * attempt before, if there was one.
 */
export type PollRequest =
  RequestLike | ((last?: HttpResponse) => RequestLike | PromiseLike<RequestLike> | Observable<RequestLike>);

/** Options of {@link pollHttp}: those of `fetch`, and these. */
export interface PollHttpOptions extends RequestInitLike {
  /**
   * What the body becomes. `'json'`: the parsed JSON whatever the content type says, else the text, else `null`.
   * @defaultValue 'json'
   */
  readonly responseType?: ResponseType;
  /**
   * How many bytes of a body are read at most; more is a {@link BodyTooLargeError}.
   * @defaultValue 10_485_760
   */
  readonly maxBodyBytes?: number;
  /** Parses the body of a successful response and gives it its type: a schema of zod, valibot, arktype… */
  readonly schema?: StandardSchema;
  /**
   * Whether a poll asks only for what has changed. It keeps its last answer with its validators and its bytes, sends
   * `If-None-Match` or `If-Modified-Since` by `GET` and `HEAD`, and takes a 304, or the same status and bytes again, for that
   * answer: `unchanged` is `true`, and the body the very same.
   *
   * `true`: in browsers only where the answers come from the origin of the page, for another origin has to allow the header
   * fields `If-None-Match`, `If-Modified-Since` and `Cache-Control` in a preflight; `'cross-origin'`: it does. In browsers
   * `cache` is `'no-store'` then, unless it is given, for else the browser keeps the 304 to itself.
   * @defaultValue false
   */
  readonly conditional?: Conditional;
  /**
   * Asks the server to hold each request while there is nothing new (`Prefer: wait=60`), which makes a long poll. The limits
   * of the request are longer by that, and who was held for all of it is asked again at once. To another origin, browsers
   * ask for leave in a preflight.
   */
  readonly prefer?: PreferOptions;
  /** The `fetch` to use. Defaults to the platform's own, looked up at each request. */
  readonly fetch?: typeof globalThis.fetch;
  /** What performs the request, in place of `fetch`. */
  readonly transport?: Transport;
}

/** All that one exchange needs, found right. */
export interface ExchangePlan {
  /** Gives the request of an exchange: at once, or when it is known. */
  readonly ask: (last?: HttpResponse) => ReadRequest | Observable<ReadRequest>;
  /** The address of a request that is the same each time. */
  readonly address: string | undefined;
  /** The signal of the options, which aborts also while the request is not known yet. */
  readonly signal: AbortSignal | null | undefined;
  /** Which of the answers of a poll are asked for by conditions; `undefined`: they are not known again. */
  readonly conditional: Conditional | undefined;
  readonly preference: Preference | undefined;
  readonly perform: (request: OutgoingRequest, recollection?: Recollection) => Observable<HttpResponse>;
  /** The secrets of the options, and of the requests so far. */
  readonly known: KnownSecrets;
  readonly responseType: ResponseType;
  readonly maxBodyBytes: number;
}

const aSchema: Expectation = { what: 'a Standard Schema, such as one of zod, valibot or arktype', test: isSchema };

const expectations = {
  ...initExpectations,
  responseType: oneOf(['json', 'text', 'arrayBuffer', 'blob']),
  maxBodyBytes: aCount(0),
  schema: aSchema,
  conditional: {
    what: 'true, false or "cross-origin"',
    test: (value: unknown) => typeof value === 'boolean' || value === 'cross-origin',
  },
  prefer: aRecord,
  fetch: aFunction,
  transport: aFunction,
};

/**
 * Plans exchanges: checks the request and the options, and settles what is the same for all of them.
 *
 * @throws TypeError or RangeError if the request or an option is not right.
 */
export function planExchange(request: PollRequest, options: PollHttpOptions): ExchangePlan {
  checkOptions('pollHttp', options, expectations);
  const { responseType = 'json', maxBodyBytes = 10_485_760, schema, fetch, transport, ...others } = options;
  const { conditional = false, prefer, ...given } = others;
  if (fetch && transport) throw new TypeError('pollHttp: give fetch or transport, not both');
  const send = transport ?? fetchTransport(fetch);
  const init = conditional !== false && baseUrl() !== undefined ? { cache: 'no-store' as const, ...given } : given;
  const preference = prefer && planPreference(prefer);

  const known: KnownSecrets = {};
  const read = (value: RequestLike): ReadRequest => readRequest(value, init, !transport, known);
  if (typeof request === 'function') read({ url: 'http://localhost', method: 'POST' }); // to find what is wrong with the options
  return {
    ...asker(request, read),
    signal: init.signal,
    known,
    conditional: conditional === false && !preference ? undefined : conditional,
    preference,
    perform: (outgoing, recollection) => {
      let answer = from(send(outgoing));
      if (recollection) answer = answer.pipe(map((response) => recollection.read(response, outgoing)));
      if (preference) answer = answer.pipe(map((response) => heldBy(preference, response)));
      if (known.mask) answer = answer.pipe(map(known.mask)); // a schema is to find no secret either
      return schema ? answer.pipe(concatMap((response) => parsed(response, schema))) : answer;
    },
    responseType,
    maxBodyBytes,
  };
}

function asker(request: PollRequest, read: (value: RequestLike) => ReadRequest): Pick<ExchangePlan, 'ask' | 'address'> {
  if (typeof request !== 'function') {
    const fixed = read(request);
    if ('getReader' in Object(fixed.init.body)) {
      throw new TypeError('pollHttp: a stream can be sent but once; give a function that makes the request anew');
    }
    const whole = withBody(request, fixed);
    return { ask: () => whole, address: fixed.url };
  }
  const whole = (value: RequestLike): ReadRequest | Observable<ReadRequest> => withBody(value, read(value));
  const ask = (last?: HttpResponse): ReadRequest | Observable<ReadRequest> => {
    const asked = request(last);
    if (!isObservable(asked) && !isThenable(asked)) return whole(asked);
    const missing = (): Error => new TypeError('pollHttp: the function in place of the request gave none');
    return from(asked).pipe(
      take(1),
      throwIfEmpty(missing),
      concatMap((value) => {
        const found = whole(value);
        return isObservable(found) ? found : [found];
      }),
    );
  };
  return { ask, address: undefined };
}

/**
 * The body of a `Request` is read, once, to be sent as bytes: browsers send streams by HTTP/2 only, if at all.
 * Whether there is one, not every platform tells.
 */
function withBody(request: RequestLike, read: ReadRequest): ReadRequest | Observable<ReadRequest> {
  const { method = 'GET', body } = read.init;
  if (!isRequest(request) || request.body === null || body != null || isBodiless(method)) return read;
  let bytes: Promise<ArrayBuffer> | undefined;
  return defer(() => (bytes ??= request.clone().arrayBuffer())).pipe(
    map((body) => (body.byteLength === 0 ? read : { ...read, init: { ...read.init, body } })),
  );
}

function parsed(response: HttpResponse, schema: StandardSchema): ObservableInput<HttpResponse> {
  if (response.unchanged) return [response]; // its body has been parsed
  const result = applySchema(response, schema);
  return result instanceof Promise ? result : [result];
}
