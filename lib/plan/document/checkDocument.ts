import { PlanError } from '../../errors/planError.js';
import type { PlanFault } from '../../errors/planError.js';
import { pathTo } from '../../filter/pathTo.js';
import { isSecretName } from '../../mask/isSecretName.js';
import { showOption } from '../../show.js';
import { didYouMean } from '../../suggest.js';
import type { DocumentSchema } from './fields.js';
import { zod } from '#zod';

/** What zod tells of a fault. */
interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly input?: unknown;
  readonly keys?: readonly string[];
  /** Where in the value the fault is, if the message says what is wrong with it. */
  readonly params?: { readonly place: string } | undefined;
  /** The issues of each alternative. */
  readonly errors?: readonly (readonly Issue[])[];
}

/**
 * Checks a document against its schema.
 *
 * @param opening What the message of the error begins with.
 * @returns The document, as far as the schema knows it.
 * @throws PlanError with every fault.
 */
export function checkDocument<T>(schema: DocumentSchema<T>, document: unknown, opening: string): T {
  const { value, faults } = readDocument(schema, document);
  if (faults.length > 0) throw new PlanError(faults, opening);
  return value as T;
}

/**
 * Reads a document by its schema.
 *
 * A message of the schema says what is expected; of unknown keys, which are known; with a place, what is wrong there.
 */
export function readDocument<T>(
  schema: DocumentSchema<T>,
  document: unknown,
): { readonly value: T | undefined; readonly faults: readonly PlanFault[] } {
  const { data, error } = zod().safeParse(schema, document, { reportInput: true });
  const issues = (error?.issues ?? []) as readonly Issue[];
  return { value: data, faults: [...issues.flatMap((issue) => faultsOf(issue)), ...hiddenFaults(document)] };
}

/** Schemas do not see a key that is called `__proto__`; only a body may have one. */
function hiddenFaults(value: unknown, path = '', depth = 0): readonly PlanFault[] {
  if (typeof value !== 'object' || value === null || depth > 5) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const place = pathTo(path, Array.isArray(value) ? Number(key) : key);
    if (key === '__proto__') return depth === 0 ? [] : [{ path: place, problem: 'unknown key' }];
    return /^(body|until|failOn|responseFilter)$/.test(key) ? [] : hiddenFaults(part, place, depth + 1);
  });
}

function faultsOf(issue: Issue, parent = ''): readonly PlanFault[] {
  const { code, path: keys, message, input, keys: unknown = [], params, errors = [] } = issue;
  const path = keys.reduce<string>((path, key) => pathTo(path, key as string | number), parent);
  const nearest = errors.find((issues) => !issues.some(isOfAnotherKind));
  if (nearest) return nearest.flatMap((issue) => faultsOf(issue, path));
  if (code === 'unrecognized_keys') {
    const known = message.split(' ');
    return unknown.map((key) => ({ path: pathTo(path, key), problem: `unknown key${didYouMean(key, known)}` }));
  }
  if (params) return [{ path: join(path, params.place), problem: message }];
  if (input === undefined) return [{ path, problem: `is missing; it must be ${message}` }];
  const value = isSecretName(path) ? '' : `, not ${showOption(input)}`;
  return [{ path, problem: `must be ${message}${value}` }];
}

/** Of an alternative, tells that the value is not of its kind at all. */
function isOfAnotherKind({ path, code, params, errors = [] }: Issue): boolean {
  if (errors.some((issues) => !issues.some(isOfAnotherKind))) return false;
  return (
    path.length === 0 && !params && ['invalid_type', 'invalid_value', 'invalid_union', 'custom'].includes(code ?? '')
  );
}

/** Puts a path after another. */
export function join(parent: string, path: string): string {
  return parent === '' || path === '' || path.startsWith('[') ? parent + path : `${parent}.${path}`;
}
