import type * as z from 'zod/mini';
import { parseDuration } from '../../duration.js';
import type { Duration } from '../../duration.js';
import type { DurationSyntaxError } from '../../errors/durationSyntaxError.js';
import type { FilterSyntaxError } from '../../errors/filterSyntaxError.js';
import { compileFilter } from '../../filter/compileFilter.js';
import type { ResponseFilter } from '../../filter/responseFilter.js';
import { isRedacted } from '../../mask/isRedacted.js';
import type { Redacted } from '../../mask/isRedacted.js';
import { isRecord } from '../../options.js';
import type { Expectation } from '../../options.js';
import { show } from '../../show.js';
import { zod } from '#zod';

/** A schema that gives a `T`, or the faults of what is none. */
export type DocumentSchema<T> = z.ZodMiniType<T>;

/** The schema of each property of `T`. */
export type Shape<T> = { readonly [K in keyof T]-?: DocumentSchema<T[K]> };

/** An object of these properties and no others. */
export function anObject<T extends object>(shape: Shape<T>, what = 'an object'): DocumentSchema<T> {
  const error = ({ code }: { readonly code?: string | undefined }): string =>
    code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : what;
  return zod().strictObject(shape, { error }) as unknown as DocumentSchema<T>;
}

/** What may be left out; a `null` is none. */
export function optional<T>(schema: DocumentSchema<T>): DocumentSchema<T | undefined> {
  return zod().optional(schema);
}

/** Text of at least one character. */
export function text(what = 'text'): DocumentSchema<string> {
  return zod().string(what).check(zod().minLength(1, what));
}

/** Text, which may be empty. */
export function anyText(): DocumentSchema<string> {
  return zod().string('text');
}

/** Redacted text, which no JSON holds. */
export function redactedText(): DocumentSchema<Redacted> {
  return zod().custom<Redacted>(isRedacted, 'redacted text');
}

/** A number that JSON can hold. */
export function aNumber(): DocumentSchema<number> {
  return zod().number('a number');
}

/** `null`. */
export function nothing(): DocumentSchema<null> {
  return zod().null('null');
}

/** Whatever there is, or nothing: what it must be is found elsewhere. */
export function anything<T>(): DocumentSchema<T> {
  return zod().optional(zod().unknown()) as unknown as DocumentSchema<T>;
}

/** `true` or `false`. */
export function truth(): DocumentSchema<boolean> {
  return zod().boolean('true or false');
}

/** One of some values. */
export function oneOf<const T extends string | number | boolean>(values: readonly T[]): DocumentSchema<T> {
  return zod().literal([...values], values.length === 1 ? String(values[0]) : `one of ${values.join(', ')}`);
}

/** One of some kinds. */
export function either<T extends readonly unknown[]>(
  what: string,
  ...kinds: { readonly [K in keyof T]: DocumentSchema<T[K]> }
): DocumentSchema<T[number]> {
  return zod().union(kinds, what);
}

/** An object of any names, or of those of a pattern, each of whose values is as the schema says, or is left out. */
export function record<T>(
  schema: DocumentSchema<T>,
  what: string,
  names?: { readonly what: string; readonly pattern: RegExp },
): DocumentSchema<Readonly<Record<string, T>>> {
  const error = ({ code }: { readonly code?: string | undefined }): string =>
    names && code === 'invalid_key' ? names.what : what;
  const name = names ? zod().string().check(zod().regex(names.pattern)) : zod().string();
  const values = zod().record(name, zod().optional(schema), { error });
  return values as unknown as DocumentSchema<Readonly<Record<string, T>>>;
}

/** A list, each of whose items is as the schema says. */
export function list<T>(schema: DocumentSchema<T>, what: string): DocumentSchema<readonly T[]> {
  return zod().array(schema, what);
}

/** A whole number of at least `least`. */
export function count(least: number): DocumentSchema<number> {
  const what = `a whole number, ${String(least)} or more`;
  return zod().int(what).check(zod().minimum(least, what));
}

/** A number greater than 0. */
export function positive(): DocumentSchema<number> {
  const what = 'a number greater than 0';
  return zod().number(what).check(zod().positive(what));
}

/** Milliseconds, or text such as `'10s'`. */
export function duration(expected: Expectation): DocumentSchema<number | string> {
  const either = zod().union([zod().number(), zod().string()], `${expected.what}: milliseconds, or text such as "10s"`);
  return either.check(({ value, issues }) => {
    const message = faultOfDuration(value, expected);
    if (message !== undefined) issues.push({ code: 'custom', input: value, message, params: { place: '' } });
  });
}

function faultOfDuration(value: Duration, { what, test }: Expectation): string | undefined {
  try {
    return test(parseDuration(value)) ? undefined : `must be ${what}, not ${show(value)}`;
  } catch (error) {
    return (error as DurationSyntaxError).problem;
  }
}

/** A filter of answers. Each part of it is checked alone, so that all faults are found. */
export function filter(): DocumentSchema<ResponseFilter> {
  const object = zod().unknown();
  return object.check(({ value, issues }) => {
    const input = value;
    if (!isRecord(value)) {
      // As for what is of another kind.
      issues.push({ code: 'custom', input, message: 'a filter, such as { "status": ["2xx"] }' });
      return;
    }
    for (const part of partsOf(value)) {
      try {
        compileFilter(part);
      } catch (error) {
        // What overflows the stack is no FilterSyntaxError.
        const { path: place = '', problem: message = 'is nested too deeply' } = error as Partial<FilterSyntaxError>;
        issues.push({ code: 'custom', input, message, params: { place } });
      }
    }
  }) as unknown as DocumentSchema<ResponseFilter>;
}

function partsOf(filter: Readonly<Record<string, unknown>>): readonly ResponseFilter[] {
  return Object.entries(filter).flatMap(([field, value]) =>
    isRecord(value) && Object.keys(value).length > 0
      ? Object.entries(value).map(([name, matcher]) => part(field, part(name, matcher)))
      : [part(field, value)],
  );
}

/** Of a name that may be `__proto__`, which a literal would not take as one. */
function part(name: string, value: unknown): object {
  return Object.fromEntries([[name, value]]);
}
