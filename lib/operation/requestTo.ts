import type { KnownSecrets, Redacted } from '../mask/isRedacted.js';
import { secret } from '../mask/isRedacted.js';
import { maskHeader } from '../mask/maskHeader.js';
import { OutgoingRequest } from '../transport/outgoingRequest.js';
import { baseUrl } from '../transport/readRequest.js';
import type { RequestInitLike, RequestText } from '../transport/readRequest.js';
import type { HttpRequest } from '../transport/transport.js';
import { resolved } from './resolved.js';
import { without } from './without.js';

/** The request that submitted an operation, as it was sent. */
export interface Submitted {
  readonly method: string;
  /** Its absolute address. */
  readonly url: string;
  /** Its header fields, by name. */
  readonly headers: Readonly<Record<string, string>>;
  /** What else of `RequestInit` was given. */
  readonly init: RequestInit;
  /** What of it is secret. */
  readonly known: KnownSecrets;
}

/** A request that follows an operation. */
export interface OperationRequest extends Omit<RequestInitLike, 'headers'> {
  readonly url: RequestText;
  /** Header fields, by name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What belongs to the submit alone: its body, its conditions, and how it is to be acted upon. */
const ofTheSubmit =
  /^(content-.*|transfer-encoding|expect|range|if-.*|prefer|(x-)?idempotency-key|repeatability-.*|x-http-method.*)$/;

/** What is known before a submit is sent. */
export const notSubmitted: Submitted = { method: 'GET', url: '', headers: {}, init: {}, known: {} };

/**
 * Keeps what a request was sent with; its header fields as they are now, for a transport may change them.
 *
 * @param before How it was sent before. It keeps its `Idempotency-Key`, which a function may make anew: else the server would
 * take it for another one.
 */
export function submittedAs(request: HttpRequest, before: Submitted = notSubmitted): Submitted {
  const { method, url, headers, init } = request;
  const key = keyOf(before);
  if (key !== undefined) headers.set('idempotency-key', key);
  return {
    method,
    url: resolved(url, baseUrl() ?? 'http://localhost')?.href ?? url,
    headers: Object.fromEntries(headers),
    init,
    known: request instanceof OutgoingRequest ? request.known : {},
  };
}

/** By what the server knows a submit again, if it does. */
export function keyOf({ headers }: Submitted): string | undefined {
  return headers['idempotency-key'];
}

/**
 * The request that asks an address about an operation.
 *
 * It takes over from the submit what is not about its body. To another origin it takes no credentials: no user and password,
 * no header field that is named like a secret or holds one, such as an address with a signature, no cookies.
 *
 * @param trusted Other origins that may have the credentials.
 */
export function requestTo(address: string, submitted: Submitted, trusted: readonly string[]): OperationRequest {
  const { known, headers } = submitted;
  const init = without(submitted.init, 'method', 'headers', 'body', 'integrity');
  const url = new URL(address);
  const home = new URL(submitted.url);
  const isHome = url.origin === home.origin;
  const isTrusted = isHome || trusted.includes(url.origin);
  url.username = isTrusted ? home.username : '';
  url.password = isTrusted ? home.password : '';
  const maySend = (name: string, value: string): boolean =>
    (isHome || name !== 'host') && (isTrusted || !isSecret(name, value, known));
  const kept = Object.entries(headers).filter(([name, value]) => !ofTheSubmit.test(name) && maySend(name, value));
  return {
    ...init,
    ...(!isTrusted && { credentials: 'omit' }),
    url: known.mask ? withSecrets(url.href, known) : url.href,
    headers: Object.fromEntries(kept),
  };
}

function isSecret(name: string, value: string, { mask }: KnownSecrets): boolean {
  return maskHeader(name, value) !== value || /^(?:basic|bearer)\s/i.test(value) || (mask?.(value) ?? value) !== value;
}

/** Text that brings along what is known to be secret, so that it is masked in what comes of this request, too. */
function withSecrets(text: string, known: KnownSecrets): Redacted {
  const shown = (): string => known.mask?.(text) ?? text;
  return {
    [secret]: (learning) => {
      Object.assign(learning, known);
      return text;
    },
    toString: shown,
    toJSON: shown,
  };
}
