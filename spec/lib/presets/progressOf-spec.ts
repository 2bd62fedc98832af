import * as fc from 'fast-check';
import { progressOf } from '../../../lib/presets/progressOf.js';
import { answer } from '../../support/answers.js';
import { codesOf, presetOf } from './presetOf.js';

describe('progressOf', () => {
  const texts: [string, number | undefined][] = [
    ['40%', 0.4],
    ['40 % complete', 0.4],
    ['12.5% of 3 files', 0.125],
    ['2/5', 0.4],
    ['2 of 5 files', 0.4],
    ['200%', 1],
    ['3 of 0', undefined],
    ['40', undefined],
    ['in progress', undefined],
    ['', undefined],
    ['copied (3/4).', 0.75],
    ['5 of 5', 1],
    ['5,000 of 10,000', undefined],
    ['1 of 10,000', undefined],
    ['1.5 of 3', undefined],
    ['1,234.5%', undefined],
    ['since 2026/11/22', undefined],
    ['since 22/11/2026', undefined],
    ['v1.2/3', undefined],
    ['7 of 5', undefined],
  ];
  for (const [text, expected] of texts) {
    it(`reads ${JSON.stringify(text)} as ${String(expected)}`, () => {
      const preset = codesOf({ progress: { header: 'X-Progress' } });

      expect(progressOf(preset, answer(202, null, { 'x-progress': text }))).toBe(expected);
    });
  }

  const numbers: [unknown, number | string | undefined, number | undefined][] = [
    [0.4, undefined, 0.4],
    [40, 100, 0.4],
    ['40.0', 100, 0.4],
    [2, 'all', 0.4],
    [0, 'all', 0],
    [7, 'all', 1],
    [-1, undefined, 0],
    [2, 'none', undefined],
    [null, 100, undefined],
    ['soon', 100, undefined],
  ];
  for (const [done, of, expected] of numbers) {
    it(`reads ${JSON.stringify(done)} of ${String(of)} as ${String(expected)}`, () => {
      const preset = presetOf({ progress: { path: 'job.done', ...(of !== undefined && { of }) } });

      expect(progressOf(preset, answer(200, { job: { done }, all: 5 }))).toBe(expected);
    });
  }

  it('is undefined where the preset or the answer does not tell', () => {
    expect(progressOf(presetOf(), answer(200, { progress: 1 }))).toBeUndefined();
    expect(progressOf(codesOf({ progress: { header: 'X-Progress' } }), undefined)).toBeUndefined();
    expect(progressOf(presetOf({ progress: { path: 'p' } }), undefined)).toBeUndefined();
  });

  it('reads the longest text that a server may send in no time', () => {
    const preset = codesOf({ progress: { header: 'X-Progress' } });
    const beganAt = performance.now();

    expect(progressOf(preset, answer(202, null, { 'x-progress': '1'.repeat(100_000) }))).toBeUndefined();
    expect(performance.now() - beganAt).toBeLessThan(1_000);
  });

  it('is a share of one, whatever stands there', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (done, all) => {
        const share = progressOf(presetOf({ progress: { path: 'done', of: 'all' } }), { body: { done, all } });

        expect(share === undefined || (share >= 0 && share <= 1)).toBeTrue();
      }),
    );
  });
});
