import type { HttpResponse } from '../httpResponse.js';
import { maskUrl } from '../mask/maskUrl.js';
import { resolved } from './resolved.js';

/** The address that relative ones in an answer are relative to: the one that answered, after redirects. */
export function baseOf({ url }: HttpResponse, asked: string): string {
  return isAnswerOf({ url }, asked) ? asked : (url ?? asked);
}

/** Whether an answer came from an address, and not from another one to which that redirected. It tells addresses masked. */
export function isAnswerOf({ url }: Pick<HttpResponse, 'url'>, asked: string): boolean {
  const from = url === null ? undefined : resolved(url);
  return from === undefined || shown(from) === shown(resolved(asked));
}

function shown(url: URL | undefined): string | undefined {
  if (!url) return undefined;
  const plain = new URL(url);
  plain.username = plain.password = '';
  return maskUrl(plain.href);
}
