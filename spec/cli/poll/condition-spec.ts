import { allOf, anyOf } from '../../../cli/poll/condition.js';
import type { Condition } from '../../../cli/poll/condition.js';
import type { Attempt } from '../../../lib/attempt.js';
import type { HttpResponse } from '../../../lib/httpResponse.js';

const response: HttpResponse = { status: 202, headers: new Headers(), body: null, url: null };
const attempt = {} as Attempt<HttpResponse>;
const holds: Condition = { text: 'status=2xx', matches: () => true, key: 'state', valueIn: () => 'all' };
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
      expect(allOf(conditions).matches(response, attempt)).toBe(all);
    });
  }

  it('tells the first thing that is more telling than the state', () => {
    const { text, key, valueIn } = allOf([holds, holdsNot]);

    expect([text, key, valueIn(response)]).toEqual(['status=2xx and state=done', 'body.state', 'new']);
  });

  it('does not go without a condition', () => {
    expect(() => allOf([])).toThrowError(TypeError, 'there is no condition');
  });
});

describe('anyOf', () => {
  for (const [conditions, , any] of cases) {
    it(`is ${String(any)} for ${conditions.map(({ text }) => text).join(', ')}`, () => {
      expect(anyOf(conditions).matches(response, attempt)).toBe(any);
    });
  }

  it('says "or"', () => {
    expect(anyOf([holds, holdsNot]).text).toBe('status=2xx or state=done');
  });
});
