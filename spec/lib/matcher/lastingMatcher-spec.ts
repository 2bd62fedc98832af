import * as z from 'zod/mini';
import { lastingMatcher } from '../../../lib/matcher/lastingMatcher.js';
import { answer } from '../../support/answers.js';
import { attemptOf } from '../errors/attemptOf.js';

describe('lastingMatcher', () => {
  const first = attemptOf(answer(200, { n: 1 }));
  const later = attemptOf(answer(304, { n: 1 }), { number: 2, unchanged: true });

  it('asks about an answer that has changed', () => {
    const match = lastingMatcher('until', { body: { n: [1] } });
    const other = attemptOf(answer(200, { n: 2 }), { number: 2 });

    expect(match(first, false, undefined)).toBe(first);
    expect(match(other, false, first)).toBeUndefined();
  });

  it('judges a 304 by what it stands for, and gives it as it came', () => {
    expect(lastingMatcher('until', { status: [200] })(later, false, undefined)).toBe(later);
    expect(lastingMatcher('until', { status: [304] })(later, false, undefined)).toBeUndefined();
  });

  it('asks nobody about the same answer, and gives the new attempt', () => {
    const predicate = jasmine.createSpy('predicate').and.returnValue(true);
    for (const matcher of [{ status: [200] }, (response: unknown): boolean => Boolean(predicate(response))]) {
      const match = lastingMatcher('until', matcher);

      expect(match(later, true, first)).toBe(later);
      expect(match(later, true, undefined)).toBeUndefined();
    }
    expect(predicate).not.toHaveBeenCalled();
  });

  it('gives the new attempt the body that a schema has parsed before', () => {
    const validate = jasmine.createSpy('validate');
    const schema = { '~standard': { version: 1, vendor: 'spec', validate } };
    const before = attemptOf(answer(200, { parsed: true }));

    expect(lastingMatcher('until', schema)(later, true, before) as unknown).toEqual({
      ...later,
      response: { ...later.response, body: { parsed: true } },
    });
    expect(lastingMatcher('until', schema)(later, true, undefined)).toBeUndefined();
    expect(validate).not.toHaveBeenCalled();
  });

  it('asks a predicate that takes the attempt about each', () => {
    const match = lastingMatcher('until', (_: unknown, { number }: { number: number }) => number > 1);

    expect(match(first, false, undefined)).toBeUndefined();
    expect(match(later, true, undefined)).toBe(later);
  });

  it('refuses what is no matcher', () => {
    expect(() => lastingMatcher('until', 5)).toThrowError(TypeError, /^until: a matcher is/);
    expect(lastingMatcher('until', z.any())(first, false)).toEqual(first);
  });
});
