import { valueAt } from '../valueAt.js';
import { fieldOf } from '../http/fieldOf.js';
import type { PresetData } from './presetData.js';
import { bodyIn } from './bodyIn.js';

/**
 * The status code of an answer, which it may have smuggled elsewhere, such as `'202 Accepted'` or `'4XX'`; `undefined` where
 * what stands there is none, for the answer's own says nothing then.
 */
export function httpStatusOf({ httpStatusIn }: PresetData, response: unknown): number | undefined {
  const told =
    httpStatusIn &&
    ('header' in httpStatusIn
      ? fieldOf(response, httpStatusIn.header)
      : valueAt(bodyIn(response), httpStatusIn.path.split('.')));
  const [code] = /^[1-5](\d\d|xx)\b/i.exec(String(told)) ?? [];
  if (code !== undefined) return Number(code.replace(/x/gi, '0'));
  if ((told ?? '') !== '') return undefined;
  const status = (response as { readonly status?: unknown } | null | undefined)?.status;
  return typeof status === 'number' ? status : undefined;
}
