import { names } from './fill.js';

/** Whether a text is JSON, whatever its `{{name}}` stand for. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(names(), '0'));
    return true;
  } catch {
    return false;
  }
}
