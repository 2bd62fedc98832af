import type { Redacted } from './isRedacted.js';
import { isRedacted } from './isRedacted.js';
import { masked } from './masked.js';
import { redactedText } from './redactedText.js';
import { reveal } from './reveal.js';

/**
 * Makes text whose interpolations are secret: `` redact`Bearer ${token}` ``.
 *
 * It stands wherever a request of {@link pollHttp} takes text: the address, the value of a header field, the body. The
 * request sends the text; everybody else sees `********` in place of each secret: in errors, in attempts (servers echo what
 * they are sent), in what `onRetry` is told, and in whatever prints it. That holds however the secret is written: as it is,
 * percent-encoded, as in forms, as in JSON or in HTML, in any case; and for those of the requests before, for servers tell
 * which token has expired.
 *
 * Interpolate the secret alone, not the text around it. What decides a poll is never masked: statuses, kinds of errors, and
 * the numbers in `retry-after` and its like. But filters, schemas and conditions see the masked body, and a secret that is
 * an ordinary word masks that word; so do the texts in a JSON that is interpolated whole.
 *
 * Numbers may be interpolated, and other redacted texts, which hide what they hide. Nothing is encoded: do that first where
 * it is needed, by `encodeURIComponent` in an address or `JSON.stringify` in JSON. Who puts a redacted text into other text,
 * `JSON.stringify`, `Headers` or `URLSearchParams`, puts `********` there; {@link pollHttp} refuses to send that.
 *
 * A secret of less than 4 characters is looked for in what others say only where no letter or digit is next to it, or it
 * would be found in innocent words. Names of header fields, and bodies that are asked for as bytes (`arrayBuffer`, `blob`),
 * stay as they came. A `transport` is given the secrets, for it sends them: `request.maskedUrl` is for printing.
 *
 * @example
 * ```ts
 * import { pollHttp, redact } from 'rxpoll';
 *
 * const token = 's3cret';
 * const authorization = redact`Bearer ${token}`;
 *
 * String(authorization); // => 'Bearer ********'
 * pollHttp('https://api.example.com/jobs/42', { headers: { authorization } }).subscribe(({ status }) => console.log(status));
 * // 202
 * ```
 *
 * @param strings The text around the secrets.
 * @param values The secrets: text, numbers or redacted texts.
 * @returns A {@link Redacted} text.
 * @throws TypeError if nothing is interpolated, or a value is empty or none of these; it is not told.
 */
export function redact(strings: TemplateStringsArray, ...values: readonly (string | number | Redacted)[]): Redacted {
  if (!Array.isArray(strings)) throw new TypeError('redact: it is a tag; write redact`Bearer ${token}`');
  if (values.length === 0) throw new TypeError('redact: nothing is interpolated; write redact`Bearer ${token}`');
  let text = '';
  let shown = '';
  const secrets: string[] = [];
  strings.forEach((string: string | undefined, i) => {
    if (string === undefined) throw new TypeError('redact: a backslash begins no escape; write \\\\ for a backslash');
    text += string;
    shown += string;
    if (i === values.length) return;
    const value = secretOf(values[i], i + 1);
    const revealed = reveal(value);
    text += revealed.text;
    shown += isRedacted(value) ? String(value) : masked;
    secrets.push(...(isRedacted(value) ? revealed.secrets : [value]));
  });
  return redactedText(text, () => shown, secrets);
}

/** What was interpolated, if it may be: an `undefined` token must not be sent as `"undefined"`. */
function secretOf(value: unknown, number: number): string | Redacted {
  if (isRedacted(value)) return value;
  if (typeof value === 'bigint' || Number.isFinite(value)) return String(value);
  if (typeof value === 'string' && value.trim() !== '') return value;
  const kind =
    typeof value === 'string' ? 'empty' : Number.isNaN(value) || value === null ? String(value) : typeof value;
  throw new TypeError(`redact: value ${String(number)} is ${kind}; a secret is text or a number, and not empty`);
}
