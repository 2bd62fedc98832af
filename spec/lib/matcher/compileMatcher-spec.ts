import { type } from 'arktype';
import * as v from 'valibot';
import * as z from 'zod/mini';
import { compileMatcher } from '../../../lib/matcher/compileMatcher.js';
import { answer } from '../../support/answers.js';
import { attemptOf, failedAttempt } from '../errors/attemptOf.js';

const matches = (matcher: unknown, response: unknown): boolean =>
  compileMatcher('until', matcher)(attemptOf(response)) !== undefined;

describe('compileMatcher', () => {
  const done = answer(200, { status: 'completed' });
  const cases: [string, unknown, unknown, boolean][] = [
    ['a filter', { body: { status: ['completed'] } }, done, true],
    ['a filter', { status: [202] }, done, false],
    ['an empty filter', {}, done, true],
    ['a filter of answers without a status', { status: ['all'] }, 'completed', false],
    ['a predicate', (response: unknown) => response === done, done, true],
    ['a predicate that says no', () => false, done, false],
    ['a predicate that says something', () => 'yes', done, true],
    ['a predicate that says nothing', () => undefined, done, false],
    ['a schema', z.object({ status: z.literal('completed') }), done, true],
    ['a schema', v.object({ status: v.literal('failed') }), done, false],
    ['a schema that is a function', type({ status: '"completed"' }), done, true],
    ['a schema that is a function', type({ status: '"failed"' }), done, false],
    ['a schema', z.object({}), answer(204), false],
    ['a schema', z.null(), answer(204), true],
  ];
  for (const [index, [what, matcher, response, isMatch]] of cases.entries()) {
    it(`takes ${what}: ${isMatch ? 'match' : 'no match'} (${String(index)})`, () => {
      expect(matches(matcher, response)).toBe(isMatch);
    });
  }

  it('gives the attempt itself where nothing was parsed', () => {
    const attempt = attemptOf(done);

    expect(compileMatcher('until', {})(attempt)).toBe(attempt);
    expect(compileMatcher('until', () => true)(attempt)).toBe(attempt);
  });

  it('gives an attempt with the body that a schema parsed', () => {
    const attempt = Object.freeze(attemptOf(Object.freeze(done)));
    const schema = z.object({
      status: z.pipe(
        z.string(),
        z.transform((status) => status.length),
      ),
    });

    expect(compileMatcher('until', schema)(attempt) as unknown).toEqual({
      ...attempt,
      response: { ...done, body: { status: 9 } },
    });
  });

  it('tells a predicate the response and the attempt', () => {
    const predicate = jasmine.createSpy('predicate').and.returnValue(true);
    const attempt = attemptOf(done);
    compileMatcher('until', predicate)(attempt);

    expect(predicate.calls.allArgs()).toEqual([[done, attempt]]);
  });

  it('never takes a failed attempt for a match, and asks nobody about it', () => {
    const predicate = jasmine.createSpy('predicate').and.returnValue(true);
    for (const matcher of [{}, predicate, z.any()]) {
      expect(compileMatcher('until', matcher)(failedAttempt(new Error('lost')))).toBeUndefined();
    }
    expect(predicate).not.toHaveBeenCalled();
  });

  it('refuses what takes its time, and leaves no rejection behind', async () => {
    const failing = async (): Promise<never> => {
      throw new Error('too late');
    };
    const thenable = { then: () => undefined };
    const slow = z.any().check(z.refine(async () => false));

    expect(() => matches(async () => true, done)).toThrowError(TypeError, /^until: the predicate gave a promise/);
    expect(() => matches(() => thenable, done)).toThrowError(TypeError, /^until: the predicate gave a promise/);
    expect(() => matches(failing, done)).toThrowError(TypeError, /^until: the predicate gave a promise/);
    expect(() => matches(v.pipeAsync(v.any(), v.checkAsync(failing)), done)).toThrowError(
      TypeError,
      /^until: the schema is asynchronous/,
    );
    expect(() => matches(slow, done)).toThrow();
    await new Promise((resolve) => setTimeout(resolve)); // a rejection that nobody handles fails the suite
  });

  it('passes what a predicate throws', () => {
    const boom = new RangeError('boom');

    expect(() =>
      matches(() => {
        throw boom;
      }, done),
    ).toThrow(boom);
  });

  it('refuses what is no matcher, and says whose it is', () => {
    for (const wrong of [undefined, null, 5, 'completed', true, [], [{ status: [200] }]]) {
      expect(() => compileMatcher('takeUntilMatch: failOn', wrong))
        .withContext(String(wrong))
        .toThrowError(
          TypeError,
          /^takeUntilMatch: failOn: a matcher is a filter, a predicate or a Standard Schema, not /,
        );
    }
    expect(() => compileMatcher('until', { boddy: {} })).toThrowError(/boddy: unknown field; did you mean body\?/);
  });
});
