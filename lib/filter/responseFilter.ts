/** A plain value of JSON that a filter compares with. */
export type Scalar = string | number | boolean;

/**
 * Operators that a value has to pass. Several in one object, and several objects in one list, are all required.
 *
 * @typeParam T Plain values that the filtered value can have; `Scalar` when its type is not known.
 */
export interface FilterOperator<T = Scalar> {
  /** Is a string that starts with this; case counts. */
  readonly $startsWith?: string;
  /** Is a string that ends with this; case counts. */
  readonly $endsWith?: string;
  /** Is this string but for upper and lower case; accents count. */
  readonly $ignoreCaseEquals?: string;
  /** `true`: is there, be it `null`. `false`: is missing. */
  readonly $exists?: boolean;
  /** `true`: is `null`. `false`: is anything else, or missing. */
  readonly $isNull?: boolean;
  /** Is not this, or none of these. What is missing, `null`, an object or an array passes. */
  readonly $anythingBut?: T | ListOf<T>;
  /** Is a plain value other than this, or an array that does not hold it. What is missing, `null` or an object fails. */
  readonly $not?: T;
  /** Is a number greater than this. */
  readonly $gt?: number;
  /** Is a number greater than this, or this. */
  readonly $gte?: number;
  /** Is a number less than this. */
  readonly $lt?: number;
  /** Is a number less than this, or this. */
  readonly $lte?: number;
  /** Is a number from the first to the second, both included. */
  readonly $between?: readonly [least: number, most: number];
  /** Is an array that holds this. */
  readonly $includes?: T;
}

/** A list of plain values of one kind. */
type ListOf<T> = ArrayOf<Extract<T, string>> | ArrayOf<Extract<T, number>> | ArrayOf<Extract<T, boolean>>;
type ArrayOf<T> = [T] extends [never] ? never : readonly T[];

/**
 * What a value is held against: plain values, one of which it has to be, or operators, all of which it has to pass.
 * An empty list matches anything.
 */
export type FilterMatcher = ListOf<Scalar> | readonly FilterOperator[];

/** A filter of what has no known type. All of its keys have to match, at any depth. */
export interface EventFilter {
  readonly [key: string]: FilterMatcher | EventFilter;
}

/**
 * A filter of a body of type `T`, in which a key or a value that the body cannot have does not compile.
 *
 * Of a union, the keys of every member are allowed; of an array, its indices and its `length`. `unknown` and `any`
 * take any {@link EventFilter}.
 */
export type FilterOf<T> = unknown extends T ? EventFilter : FieldsOf<Exclude<T, Scalar | null | undefined>>;

/**
 * Says which responses match: those that match every field that is given. `{}` matches any.
 *
 * @example
 * ```ts
 * import type { ResponseFilter } from 'rxpoll';
 *
 * interface Job {
 *   status: 'running' | 'completed' | 'failed';
 *   progress: number;
 *   steps: { name: string; ok: boolean }[];
 * }
 *
 * const isDone: ResponseFilter<Job> = {
 *   status: ['2xx'],
 *   headers: { 'content-type': [{ $startsWith: 'application/json' }] },
 *   body: {
 *     status: ['completed', 'failed'], // one of these
 *     progress: [{ $gt: 0 }, { $lte: 100 }], // all of these
 *     steps: { name: ['upload'], ok: [true] }, // a step with both
 *   },
 * };
 * ```
 *
 * @typeParam B Type of the body. A filter that it cannot match does not compile.
 */
export interface ResponseFilter<B = unknown> {
  /** Status codes, one or a list: `200`, `'200'`, `'2xx'`, `'20x'`, `'200-299'`, `'all'`, or a comma list of those. */
  readonly status?: number | string | readonly (number | string)[];
  /** Header fields by name, in any case. Their values are strings; repeated fields are joined by `", "`. */
  readonly headers?: EventFilter;
  /** The body. One that is not JSON does not match, not even `{}`. */
  readonly body?: FilterOf<B>;
}

type FieldsOf<T> = [T] extends [never] ? NoFields : [keyof ShapeOf<T>] extends [never] ? EventFilter : Fields<T>;
type Fields<T> = { readonly [K in keyof ShapeOf<T>]: ValueFilter<ValueOf<T, K>> };
/** What has no keys. A type without any property would allow them all. */
type NoFields = Partial<Record<'', never>>;

/** Has the keys of every member of a union, all optional; of an array its indices and length. */
type ShapeOf<T> = (T extends unknown ? (shape: { [K in keyof T as KeyIn<T, K>]?: unknown }) => void : never) extends (
  shape: infer S,
) => void
  ? S
  : never;
type KeyIn<T, K> = Extract<K, T extends readonly unknown[] ? number | `${number}` | 'length' : string | number>;
type ValueOf<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;

type ValueFilter<T> = unknown extends T ? FilterMatcher | EventFilter : KnownFilter<Json<T>>;
type KnownFilter<T> = readonly OperatorsOf<T>[] | ListOf<T> | FieldsOf<Exclude<ItemOf<T>, Scalar>>;

/** What a value is in JSON: a `Date` is a string. */
type Json<T> = T extends null | undefined ? never : T extends { toJSON(): infer J } ? J : T;
/** An array is looked at by its elements. */
type ItemOf<T> = T extends readonly (infer E)[] ? Json<E> : T;

type ScalarsOf<T> = unknown extends T ? Scalar : Extract<T, Scalar>;

type OperatorsOf<T> = Pick<
  FilterOperator<ScalarsOf<ItemOf<T>>>,
  | ('$exists' | '$isNull' | '$anythingBut' | '$not')
  | (T extends string ? '$startsWith' | '$endsWith' | '$ignoreCaseEquals' : never)
  | (T extends number ? '$gt' | '$gte' | '$lt' | '$lte' | '$between' : never)
  | (T extends readonly unknown[] ? '$includes' : never)
>;
