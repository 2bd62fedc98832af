import type { Attempt } from '../../../lib/attempt.js';
import { isUnchanged } from '../../../lib/matcher/isUnchanged.js';
import { answer } from '../../support/answers.js';
import { attemptOf } from '../errors/attemptOf.js';

describe('isUnchanged', () => {
  const body = {};
  const was = (status: number, headers: Record<string, string> = {}): Attempt =>
    attemptOf(answer(status, body, headers));
  const same = (status: number, headers: Record<string, string> = {}): Attempt => ({
    ...was(status, headers),
    unchanged: true,
  });
  const cases: [string, Attempt, Attempt | undefined, boolean][] = [
    ['a 304', same(304), was(200), true],
    ['a 304 with other header fields', same(304, { etag: '"2"' }), was(200, { etag: '"1"' }), true],
    ['a 304 after a 304', same(304), same(304), true],
    ['a 304 after an answer that was not judged', same(304), undefined, false],
    ['a 304 for another body than was judged', same(304), attemptOf(answer(200, {})), false],
    ['a 304 from another address', same(304), attemptOf({ ...answer(200, body), url: null }), false],
    ['a 304 that is not told to be unchanged', was(304), was(200), false],
    ['the same bytes', same(200), was(200), true],
    ['the same bytes, after a 304', same(200), same(304), false],
    ['the same bytes, of another status', same(200), was(202), false],
    ['the same bytes, of which nobody says so', was(200), was(200), false],
    ['the same bytes after an answer that was not judged', same(200), undefined, false],
    ['the same fields in any case and order', same(200, { b: '2', A: '1' }), was(200, { a: '1', B: '2' }), true],
    ['a later Date, and another Age', same(200, { date: 'b', age: '2' }), was(200, { date: 'a' }), true],
    ['another field', same(200, { 'x-status': 'done' }), was(200, { 'x-status': 'running' }), false],
    ['a field more', same(200, { 'x-status': 'done' }), was(200), false],
    ['a field less', same(200), was(200, { 'x-status': 'running' }), false],
  ];
  for (const [what, attempt, known, expected] of cases) {
    it(`says ${expected ? 'yes' : 'no'} to ${what}`, () => {
      expect(isUnchanged(attempt, known)).toBe(expected);
    });
  }

  it('says no where the header fields cannot be listed, for they may be others', () => {
    for (const headers of [{ get: (): null => null }, undefined]) {
      const attempt = attemptOf({ ...answer(200), headers }, { unchanged: true });

      expect(isUnchanged(attempt, attempt)).toBeFalse();
    }
  });
});
