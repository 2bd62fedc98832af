import { maskUrl } from './maskUrl.js';

/** Masks credentials in every address that a message quotes, whoever wrote it. */
export function maskAddresses(text: string): string {
  return text.replace(/[^\s"'<>`]+/g, maskUrl);
}
