import { compileFilter } from '../../lib/filter/compileFilter.js';
import type { EventFilter, FilterOf, ResponseFilter } from '../../lib/filter/responseFilter.js';
import type { BodyOf, HttpResponse } from '../../lib/httpResponse.js';

type Equal<A, B> = [A, B] extends [B, A] ? true : false;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

enum State {
  Open = 'open',
  Closed = 'closed',
}

interface Job {
  readonly status: 'queued' | 'completed';
  readonly progress: number;
  readonly ok: boolean;
  readonly name: string;
  readonly state: State;
  readonly tags: readonly string[];
  readonly items: { id: number; kind: 'a' | 'b' }[];
  readonly matrix: number[][];
  readonly pair: [string, number];
  readonly error?: { code: string } | null;
  readonly note?: string | undefined;
  readonly nothing: null;
  readonly since: Date;
  readonly meta: Record<string, string>;
  readonly mixed: string | number | boolean | { x: 1 } | null;
  readonly parent?: Job;
  readonly children: Job[];
  readonly json: Json;
  readonly loose: unknown;
  readonly bare: object;
  readonly list: unknown[];
  readonly anyList: ReturnType<typeof JSON.parse>[];
}

/** Takes what takes this filter of a body, and gives it back. */
const filter = (body: FilterOf<Job>): FilterOf<Job> => body;

export const wellFormed: FilterOf<Job>[] = [
  filter({}),
  filter({ status: ['queued'] }),
  filter({ status: ['queued', 'completed'], progress: [0, 100], ok: [true, false], name: ['a'], state: [State.Open] }),
  filter({ progress: [{ $between: [1, 2] }, { $gt: 1, $lt: 5 }, { $gte: 1 }, { $lte: 5 }, { $not: 4 }] }),
  filter({ progress: [{ $anythingBut: 1 }, { $anythingBut: [1, 2] }, { $anythingBut: [] }] }),
  filter({ status: [{ $startsWith: 'q' }, { $endsWith: 'd' }, { $ignoreCaseEquals: 'QUEUED' }, { $not: 'queued' }] }),
  filter({ status: [{ $anythingBut: ['queued', 'completed'] }, { $anythingBut: 'queued' }] }),
  filter({ ok: [{ $not: true }, { $anythingBut: [true] }, { $exists: true, $isNull: false }] }),
  filter({ tags: [{ $includes: 'x' }, { $not: 'y' }, { $anythingBut: 'z' }, { $exists: true }] }),
  filter({ items: { id: [1, 2], kind: ['a'] } }),
  filter({ items: [{ $exists: true }] }),
  filter({ matrix: { 0: [1], length: [{ $gt: 1 }] } }),
  filter({ pair: [{ $includes: 'x' }, { $includes: 5 }] }),
  filter({ error: { code: [{ $startsWith: 'E' }] } }),
  filter({ error: [{ $isNull: true }], note: [{ $exists: false }], nothing: [{ $isNull: true }] }),
  filter({ since: [{ $startsWith: '2024-' }] }),
  filter({ since: ['2024-01-01T00:00:00.000Z'] }),
  filter({ meta: { any: ['x'], other: [{ $exists: true }] } }),
  filter({ mixed: ['a', 'b'] }),
  filter({ mixed: [1] }),
  filter({ mixed: [true] }),
  filter({ mixed: { x: [1] } }),
  filter({ mixed: [{ $gt: 5 }, { $startsWith: 'x' }] }),
  filter({ parent: { parent: { children: { children: { status: ['queued'] } } } } }),
  filter({ json: { a: { b: [{ $gt: 5 }] } } }),
  filter({ json: ['x'] }),
  filter({ loose: { a: { b: [true] } }, bare: { a: ['x'] } }),
  filter({ loose: ['x'] }),
  filter({ list: [{ $includes: 'x' }, { $not: 5 }], anyList: [{ $includes: 'x' }] }),
  filter({ list: { a: ['x'] }, anyList: { a: { b: [1] } } }),
  filter({
    status: [],
    progress: [],
    ok: [],
    tags: [],
    items: [],
    error: [],
    nothing: [],
    since: [],
    json: [],
    bare: [],
  }),
  filter({
    status: {},
    progress: {},
    ok: {},
    tags: {},
    items: {},
    error: {},
    nothing: {},
    since: {},
    json: {},
    bare: {},
  }),
];

export const faulty: FilterOf<Job>[] = [
  // @ts-expect-error: the body has no such key
  filter({ statsu: ['completed'] }),
  // @ts-expect-error: the key has no such value
  filter({ status: ['complete'] }),
  // @ts-expect-error: one of the values is none
  filter({ status: ['queued', 'complete'] }),
  // @ts-expect-error: a number is not text
  filter({ progress: ['100'] }),
  // @ts-expect-error: text is not a boolean
  filter({ ok: ['true'] }),
  // @ts-expect-error: an array is not compared with plain values
  filter({ tags: ['x'] }),
  // @ts-expect-error: a list of one kind only
  filter({ mixed: ['a', 5] }),
  // @ts-expect-error: plain values or operators, not both
  filter({ name: ['a', { $exists: true }] }),
  // @ts-expect-error: a scalar in place of a list
  filter({ status: 'completed' }),
  // @ts-expect-error: null in place of a list
  filter({ error: null }),
  // @ts-expect-error: an operator in place of a list
  filter({ progress: { $gt: 5 } }),
  // @ts-expect-error: no such operator
  filter({ progress: [{ $exist: true }] }),
  // @ts-expect-error: text has no size
  filter({ name: [{ $gt: 5 }] }),
  // @ts-expect-error: a number has no start
  filter({ progress: [{ $startsWith: '1' }] }),
  // @ts-expect-error: text is not an array
  filter({ name: [{ $includes: 'x' }] }),
  // @ts-expect-error: a bound is a number
  filter({ progress: [{ $gt: '5' }] }),
  // @ts-expect-error: two bounds
  filter({ progress: [{ $between: [1] }] }),
  // @ts-expect-error: two bounds, not three
  filter({ progress: [{ $between: [1, 2, 3] }] }),
  // @ts-expect-error: the key can never have this value
  filter({ status: [{ $anythingBut: 'complete' }] }),
  // @ts-expect-error: the key can never have one of these values
  filter({ status: [{ $anythingBut: ['queued', 'complete'] }] }),
  // @ts-expect-error: the array can never hold this
  filter({ tags: [{ $includes: 5 }] }),
  // @ts-expect-error: no element has this key
  filter({ items: { name: ['a'] } }),
  // @ts-expect-error: no element has this value
  filter({ items: { kind: ['c'] } }),
  // @ts-expect-error: text has no keys
  filter({ name: { first: ['a'] } }),
  // @ts-expect-error: not even those of its type
  filter({ name: { length: [1] } }),
  // @ts-expect-error: no such key, far down
  filter({ parent: { parent: { children: { statsu: ['queued'] } } } }),
  // @ts-expect-error: the values of the record are text
  filter({ meta: { any: [5] } }),
];

type Answer = { kind: 'ok'; value: number } | { kind: 'bad'; reason: string };
interface Open {
  readonly status: 'a' | 'b';
  readonly [key: string]: unknown;
}
interface Endless<T> {
  readonly value: T;
  readonly next: Endless<T[]>;
}

export const bodies: unknown[] = [
  { kind: ['ok', 'bad'], value: [1], reason: [{ $exists: false }] } satisfies FilterOf<Answer>,
  { kind: ['ok'] } satisfies FilterOf<Answer | string | null>,
  // @ts-expect-error: no member has this key
  { cause: ['x'] } satisfies FilterOf<Answer>,
  // @ts-expect-error: no member has this value
  { kind: ['none'] } satisfies FilterOf<Answer>,

  { 0: { status: ['queued'] }, length: [{ $gt: 0 }] } satisfies FilterOf<Job[]>,
  { '1': { status: ['queued'] } } satisfies FilterOf<readonly Job[]>,
  { 0: ['x'], 1: [5], length: [2] } satisfies FilterOf<[string, number]>,
  // @ts-expect-error: the keys of a top-level array are its own
  { status: ['queued'] } satisfies FilterOf<Job[]>,
  // @ts-expect-error: an array is no filter
  ['queued'] satisfies FilterOf<string[]>,

  { any: [1] } satisfies FilterOf<Record<string, number>>,
  // @ts-expect-error: the values of the record are numbers
  { any: ['1'] } satisfies FilterOf<Record<string, number>>,
  { status: ['a'], more: { x: [1] } } satisfies FilterOf<Open>,
  // @ts-expect-error: a known key keeps its type beside unknown ones
  { status: ['c'] } satisfies FilterOf<Open>,

  {} satisfies FilterOf<string>,
  {} satisfies FilterOf<null>,
  // @ts-expect-error: a number has no keys
  { toFixed: [] } satisfies FilterOf<number>,

  { a: ['x'], b: { c: [1] } } satisfies FilterOf<Json>,
  { next: { next: { next: { value: [{ $exists: true }] } } } } satisfies FilterOf<Endless<number>>,
];

const loose = { status: [200], body: { progress: [{ $gte: 20 }, { $lt: 40 }], status: [{ $exists: true }] } };
const frozen = { status: 200, body: { status: ['queued'], progress: [{ $between: [1, 5] }] } } as const;

export const filters: ResponseFilter<Job>[] = [
  {},
  { status: 200 },
  { status: '2xx' },
  { status: [200, '2xx', '400, 404'], headers: { ETag: ['"a"'], 'x-n': [{ $exists: true }], y: [], z: {} } },
  loose,
  frozen,
  // @ts-expect-error: no such field
  { header: {} },
  // @ts-expect-error: a status is a number or text
  { status: [true] },
  // @ts-expect-error: a filter of headers is an object
  { headers: ['etag'] },
  // @ts-expect-error: left out, not undefined
  { body: undefined },
];

export const untyped: ResponseFilter[] = [
  loose,
  frozen,
  { body: { a: { b: { c: [true], d: [{ $anythingBut: ['a'] }, { $anythingBut: [1] }, { $includes: true }] } } } },
  // @ts-expect-error: a scalar in place of a list
  { body: { a: 'x' } },
  // @ts-expect-error: null in a list
  { body: { a: [null] } },
  // @ts-expect-error: a list of one kind only
  { body: { a: ['x', 5] } },
  // @ts-expect-error: no such operator
  { body: { a: [{ $exist: true }] } },
  // @ts-expect-error: a bound is a number
  { body: { a: [{ $gt: '5' }] } },
];

export const claims: [
  Equal<FilterOf<unknown>, EventFilter>,
  Equal<FilterOf<ReturnType<typeof JSON.parse>>, EventFilter>,
  Equal<ResponseFilter['body'] & {}, EventFilter>,
] = [true, true, true];

/** Takes a filter the way an operator does: the responses alone say what their body is. */
type Until = <R>(filter: ResponseFilter<BodyOf<NoInfer<R>>>) => (response: R) => R;
type Pipe = <A, B>(source: A, step: (value: A) => B) => B;

export function inferred(response: HttpResponse<Job>, pipe: Pipe, until: Until): HttpResponse<Job>[] {
  return [
    pipe(response, until({ body: { status: ['completed'] } })),
    // @ts-expect-error: the body has no such key
    pipe(response, until({ body: { statsu: ['completed'] } })),
    // @ts-expect-error: the key has no such value
    pipe(response, until({ body: { status: ['complete'] } })),
  ];
}

describe('FilterOf', () => {
  it('lets through what compiles at call time too', () => {
    for (const body of wellFormed) expect(() => compileFilter<Job>({ body })).not.toThrow();
  });
});
