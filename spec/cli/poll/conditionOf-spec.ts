import { conditionOf } from '../../../cli/poll/conditionOf.js';
import type { Attempt } from '../../../lib/attempt.js';
import { FilterSyntaxError } from '../../../lib/errors/filterSyntaxError.js';
import type { ResponseFilter } from '../../../lib/filter/responseFilter.js';
import type { HttpResponse } from '../../../lib/httpResponse.js';

describe('conditionOf', () => {
  const headers = new Headers({ 'x-ready': '1' });
  const response = { status: 200, headers, body: { job: { state: 'new' }, status: 'on' }, url: null };
  const attempt = {} as Attempt<HttpResponse>;

  const filters: readonly (readonly [ResponseFilter, string, unknown, boolean])[] = [
    [{ status: [200] }, 'state', 'on', true],
    [{ headers: { 'X-Ready': ['1'] } }, 'header.X-Ready', '1', true],
    [{ status: [200], body: { job: { state: ['done'] } } }, 'body.job.state', 'new', false],
  ];
  for (const [filter, key, value, matches] of filters) {
    it(`tells ${key} for ${JSON.stringify(filter)}`, () => {
      const condition = conditionOf(filter, '');

      expect([condition.key, condition.valueIn(response), condition.matches(response, attempt)]).toEqual([
        key,
        value,
        matches,
      ]);
    });
  }

  it('calls a predicate what it is told to', () => {
    const { text, key, valueIn, matches } = conditionOf(({ status }) => status === 200, 'ctx => …');

    expect([text, key, valueIn(response), matches(response, attempt)]).toEqual(['ctx => …', 'state', 'on', true]);
  });

  it('refuses a filter that is none', () => {
    expect(() => conditionOf({ status: ['9xx'] }, '')).toThrowError(FilterSyntaxError);
  });
});
