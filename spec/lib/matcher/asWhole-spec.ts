import { asWhole } from '../../../lib/matcher/asWhole.js';
import { answer } from '../../support/answers.js';
import { attemptOf } from '../errors/attemptOf.js';

describe('asWhole', () => {
  it('takes an answer by 304 for the 200 that it stands for', () => {
    const attempt = attemptOf(answer(304, { n: 1 }), { unchanged: true });

    expect(asWhole(attempt)).toEqual({ ...attempt, response: { ...attempt.response, status: 200 } });
  });

  it('leaves others as they are', () => {
    for (const attempt of [
      attemptOf<unknown>(answer(304)),
      attemptOf<unknown>(answer(202), { unchanged: true }),
      attemptOf<unknown>('text'),
    ]) {
      expect(asWhole(attempt)).toBe(attempt);
    }
  });
});
