import type { Attempt } from '../attempt.js';
import type { HttpResponse } from '../httpResponse.js';

/**
 * Whether an answer is the same as one that was judged already, so that the verdict on that stands.
 *
 * Its body has to be the very one that was judged, and from the same address: what was kept may be the answer of an attempt
 * that failed behind it, and what stands between may have put answers together. Then a 304 says so. Equal bytes do not, for
 * what a matcher looks at may be in the status or the header fields: those have to be the same too, but for `Date` and `Age`.
 * Fields that cannot be listed count as others.
 *
 * @param known The attempt before it that had an answer, if that was judged.
 */
export function isUnchanged(attempt: Attempt, known: Attempt | undefined): boolean {
  if (!attempt.unchanged || !known) return false;
  const now = attempt.response as HttpResponse;
  const before = known.response as HttpResponse;
  if (now.body !== before.body || now.url !== before.url) return false;
  return now.status === 304 || headOf(now) === headOf(before);
}

/** Status and header fields as one text; `NaN`, which equals nothing, where they cannot be listed. */
function headOf({ status, headers }: HttpResponse): string | number {
  const fields = headers as Partial<Headers> | undefined;
  if (typeof fields?.forEach !== 'function') return NaN;
  let head = String(status);
  fields.forEach((value, name) => {
    if (!/^(date|age)$/i.test(name)) head += `\n${name}:${value}`;
  });
  return head;
}
