import { allOf, anyOf } from '../../cli/condition.js';
import type { Condition } from '../../cli/condition.js';
import type { HttpResponse } from '../../lib/httpResponse.js';

const response: HttpResponse = { status: 202, headers: new Headers(), body: null, url: null };
const holds: Condition = { text: 'status=2xx', matches: () => true, key: 'body', valueIn: () => 'all' };
const holdsNot: Condition = { text: 'state=done', matches: () => false, key: 'body.state', valueIn: () => 'new' };

const cases: readonly (readonly [readonly Condition[], boolean, boolean])[] = [
  [[holds], true, true],
  [[holdsNot], false, false],
  [[holds, holdsNot], false, true],
  [[holds, holds], true, true],
  [[holdsNot, holdsNot], false, false],
];

describe('allOf', () => {
  for (const [conditions, all] of cases) {
    it(`is ${String(all)} for ${conditions.map(({ text }) => text).join(', ')}`, () => {
      expect(allOf(conditions).matches(response)).toBe(all);
    });
  }

  it('tells the first thing that is more telling than the whole body', () => {
    const { text, key, valueIn } = allOf([holds, holdsNot]);

    expect([text, key, valueIn(response)]).toEqual(['status=2xx and state=done', 'body.state', 'new']);
  });
});

describe('anyOf', () => {
  for (const [conditions, , any] of cases) {
    it(`is ${String(any)} for ${conditions.map(({ text }) => text).join(', ')}`, () => {
      expect(anyOf(conditions).matches(response)).toBe(any);
    });
  }

  it('says "or"', () => {
    expect(anyOf([holds, holdsNot]).text).toBe('status=2xx or state=done');
  });
});
