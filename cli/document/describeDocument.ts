import { maskUrl } from '../../lib/mask/maskUrl.js';
import { describePolling } from '../poll/describePolling.js';
import { addressIn, namesIn } from './namesIn.js';
import type { Values } from './pollingOfDocument.js';
import { pollingOfDocument } from './pollingOfDocument.js';

/**
 * Says in one line what a document would do. Variables without a value are taken to have one.
 *
 * @throws PlanError with every fault.
 */
export async function describeDocument(document: unknown, values: Values): Promise<string> {
  const missing = namesIn(document).filter((name) => !Object.hasOwn(values, name));
  const [, base] = /^\{\{\s*(?:config\.)?([^{}]*?)\s*\}\}/.exec(addressIn(document)) ?? [];
  const assumed = Object.fromEntries(missing.map((name) => [name, name === base ? 'http://localhost' : '1']));
  const polling = await pollingOfDocument(document, { ...assumed, ...values });
  if (missing.length === 0) return describePolling(polling);
  const asked = { ...polling.asked, url: maskUrl(addressIn(document)) };
  return `${describePolling({ ...polling, asked })}; needs ${missing.map((name) => `--var ${name}`).join(' ')}`;
}
