import { eventFilterMatches } from '@trigger.dev/core';
import fc from 'fast-check';
import { compileFilter } from '../../../lib/filter/compileFilter.js';
import type { EventFilter } from '../../../lib/filter/responseFilter.js';

type Original = Parameters<typeof eventFilterMatches>[1];

// Few of each, so that what is asked for is often there. ASCII and one accent: every locale compares those alike.
const texts = ['', 'a', 'A', 'ab', 'b', 'aé', 'AÉ'];
const numbers = [0, -0, 1, 2, 2.5, -1, 1e21];
const keys = ['a', 'b', 'a.b', '$gt', '$exists'];

const text = fc.constantFrom(...texts);
const number = fc.constantFrom(...numbers);
const scalar = fc.oneof(text, number, fc.boolean());
const short = { maxLength: 4 };

const operator = fc.oneof(
  fc.record({ $startsWith: text }),
  fc.record({ $endsWith: text }),
  fc.record({ $ignoreCaseEquals: text }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $isNull: fc.boolean() }),
  fc.record({ $anythingBut: fc.oneof(scalar, fc.array(text, short), fc.array(number, short), fc.array(fc.boolean())) }),
  fc.record({ $not: scalar }),
  fc.record({ $gt: number }),
  fc.record({ $gte: number }),
  fc.record({ $lt: number }),
  fc.record({ $lte: number }),
  fc.record({ $between: fc.tuple(number, number) }),
  fc.record({ $includes: scalar }),
);
const matcher = fc.oneof(
  fc.array(text, short),
  fc.array(number, short),
  fc.array(fc.boolean(), short),
  fc.array(operator, { maxLength: 2 }),
);

/** Well-formed filters with one operator in an object, which is where the original is right. */
function filtersOf(names: readonly string[]): fc.Arbitrary<EventFilter> {
  return fc.letrec<{ filter: EventFilter }>((tie) => ({
    filter: fc.dictionary(
      fc.constantFrom(...names),
      fc.oneof({ maxDepth: 3 }, { arbitrary: matcher, weight: 3 }, { arbitrary: tie('filter'), weight: 2 }),
      { maxKeys: 2, noNullPrototype: true },
    ),
  })).filter;
}

function bodiesOf(names: readonly string[], leaf: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.letrec((tie) => ({
    body: fc.oneof(
      { maxDepth: 3 },
      fc.oneof(leaf, fc.constant(null)),
      fc.array(tie('body'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names), tie('body'), { noNullPrototype: true }),
    ),
  })).body;
}

/** Bodies that have much of what a filter asks for, alone or in an array, among others. */
function bodiesLike(asked: unknown, others: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const near = Array.isArray(asked)
    ? fc.constantFrom(undefined, ...asked.flatMap(mentioned))
    : objectsLike(asked, others);
  return fc.oneof({ arbitrary: near, weight: 3 }, fc.array(fc.oneof(near, others), { maxLength: 3 }), others);
}

function objectsLike(filter: unknown, others: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const fields = Object.entries(filter as EventFilter).map(([key, asked]) => [key, bodiesLike(asked, others)] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: [], noNullPrototype: true });
}

/** The values that an item of a list names, be it an operator. */
function mentioned(item: unknown): unknown[] {
  return typeof item === 'object' && item !== null ? Object.values(item).flat() : [item];
}

const runs = 1_000;

/** Asks both for their answer, and makes sure that yes and no are both common. */
function agree(filters: fc.Arbitrary<EventFilter>, bodiesFor: (filter: EventFilter) => fc.Arbitrary<unknown>): void {
  const headers = new Headers();
  const pairs = filters.chain((filter) => fc.tuple(fc.constant(filter), bodiesFor(filter)));
  let matched = 0;
  fc.assert(
    fc.property(pairs, ([filter, body]) => {
      const expected = eventFilterMatches(body, filter as Original);
      matched += Number(expected && Object.keys(filter).length > 0);

      return expected === compileFilter({ body: filter })({ status: 200, headers, body, url: null, isJson: true });
    }),
    { numRuns: runs },
  );

  expect(matched).toBeGreaterThan(runs / 10);
  expect(matched).toBeLessThan(runs * 0.9);
}

describe('the original matcher', () => {
  it('answers the same for every body', () => {
    const others = fc.oneof(bodiesOf(keys, scalar), fc.constant(undefined));
    agree(filtersOf(keys), (filter) => bodiesLike(filter, others));
  });

  it('answers the same for the indices and the length of arrays', () => {
    // Bodies without text: a key of a primitive is missing here, where the original reads the length of a string.
    const names = ['0', '1', 'length'];
    const bodies = bodiesOf(names, fc.oneof(number, fc.boolean()));
    agree(filtersOf(names), () => bodies);
  });
});
