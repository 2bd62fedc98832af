import { PlanError } from '../errors/planError.js';
import type { PlanFault } from '../errors/planError.js';
import { reveal } from '../mask/reveal.js';
import { readDocument } from './document/checkDocument.js';
import type { Plan } from './plan.js';
import { planSchema } from './planSchema.js';
import { sayPlan } from './sayPlan.js';
import { anyScope } from './template/scopes.js';

/**
 * Reads a plan: a whole poll as one JSON document.
 *
 * All of it is checked, also what its operators would find; only the values of `{{name}}` are not known yet.
 *
 * @example
 * ```ts
 * import { parsePlan } from 'rxpoll';
 *
 * const plan = parsePlan(`{
 *   "version": 1,
 *   "request": "https://api.example.com/jobs/{{job}}",
 *   "schedule": { "initialDelay": "2s", "maxDelay": "60s" },
 *   "until": { "status": [200], "body": { "status": ["completed"] } }
 * }`);
 * plan.version; // => 1
 *
 * parsePlan({ version: 1, request: 'https://api.example.com', untill: {} }); // throws PlanError
 * ```
 *
 * @param document The JSON, as text or as the value that it is.
 * @returns A {@link Plan}.
 * @throws PlanError with every fault: its path, and what was expected.
 */
export function parsePlan(document: unknown): Plan {
  const json = typeof document === 'string' ? parseJson(document) : document;
  const { value, faults } = readDocument(planSchema(), json);
  const plan = value ?? soundPartOf(json, faults);
  sayPlan(plan, anyScope, isRelative(plan.request) ? { transport: () => [] } : {}, faults);
  return plan;
}

/** What of a document has no fault, made a plan: that more may be found in it. */
function soundPartOf(document: unknown, faults: readonly PlanFault[]): Plan {
  const isSound = ([key]: readonly [string, unknown]): boolean =>
    !faults.some(({ path }) => path === '' || /^(.*?)(?:[.[].*)?$/s.exec(path)?.[1] === key);
  const parts = Object.entries(Object(document) as object).filter(isSound);
  return { request: 'http://localhost', until: {}, ...Object.fromEntries(parts), version: 1 };
}

/** Where a relative address leads, the page knows, or the transport. */
function isRelative(request: Plan['request']): boolean {
  const { text } = reveal(typeof request === 'string' ? request : request.url);
  return !/^([a-z][a-z\d+.-]*:|\{\{)/i.test(text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PlanError(
      [{ path: '', problem: `it is no JSON; ${placeOf(error as SyntaxError, text)}` }],
      'invalid plan',
    );
  }
}

/** Where the fault is, as far as the platform tells. What it quotes of the text may be a secret. */
function placeOf({ message }: SyntaxError, text: string): string {
  const [, position] = /position (\d+)/.exec(message) ?? [];
  if (position === undefined) return 'it ends too early, or has a character that JSON does not know';
  const lines = text.slice(0, Number(position)).split('\n');
  return `look at line ${String(lines.length)}, column ${String((lines.at(-1) ?? '').length + 1)}`;
}
