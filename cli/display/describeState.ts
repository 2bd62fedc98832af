import type { HttpResponse } from '../../lib/httpResponse.js';
import { isSecretName } from '../../lib/mask/isSecretName.js';
import { maskJson } from '../../lib/mask/maskJson.js';
import { masked } from '../../lib/mask/masked.js';
import { maskText } from '../../lib/mask/maskText.js';
import { clip } from '../../lib/show.js';
import type { Condition } from '../poll/condition.js';

/** Says what an answer has where a condition looks, in a few words. */
export function describeState({ key, valueIn }: Condition, response: HttpResponse): string {
  const value = valueIn(response);
  if (value === undefined || value === null || value === '') return '-';
  if (isSecretName(key)) return masked;
  return typeof value === 'string' ? maskText(clip(value), '') : maskJson(value);
}
