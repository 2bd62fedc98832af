import { isAbort } from '../../lib/isAbort.js';

describe('isAbort', () => {
  const cases: [string, unknown, boolean][] = [
    ['the reason of a signal that was told none', AbortSignal.abort().reason, true],
    ['an error of that name', Object.assign(new Error('aborted'), { name: 'AbortError' }), true],
    ['a time-out', new DOMException('late', 'TimeoutError'), false],
    ['any other error', new Error('lost'), false],
    ['text', 'AbortError', false],
    ['null', null, false],
    ['undefined', undefined, false],
  ];
  for (const [what, error, expected] of cases) {
    it(`says ${String(expected)} of ${what}`, () => {
      expect(isAbort(error)).toBe(expected);
    });
  }
});
