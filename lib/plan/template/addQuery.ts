import { redacted } from '../../mask/redacted.js';
import { reveal } from '../../mask/reveal.js';
import type { Redacted } from '../../mask/isRedacted.js';
import type { PlanValue } from '../plan.js';

/** Adds parameters to an address, before its fragment. */
export function addQuery(
  url: string | Redacted,
  parameters: readonly (readonly [string, PlanValue])[],
): string | Redacted {
  if (parameters.length === 0) return url;
  const { text, secrets } = reveal(url);
  const found = [...secrets];
  const added = new URLSearchParams();
  for (const [name, value] of parameters) {
    const revealed = reveal(typeof value === 'object' ? value : String(value));
    found.push(...revealed.secrets);
    added.append(name, revealed.text);
  }
  const [address = '', ...fragment] = text.split('#');
  const mark = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&';
  const whole = [`${address}${mark}${added.toString()}`, ...fragment].join('#');
  return found.length === 0 ? whole : redacted(whole, found);
}
