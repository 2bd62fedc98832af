import type { Hint, HintReader } from '../../../lib/http/hint.js';
import { hintOf } from '../../../lib/http/hintOf.js';

describe('hintOf', () => {
  const hint: Hint = { delay: 5, reason: 'retry-after', scope: 'once' };

  it('asks the readers in turn, up to the first that finds something', () => {
    const readers = [undefined, hint, { ...hint, delay: 9 }].map((found) =>
      jasmine.createSpy<HintReader>('reader').and.returnValue(found),
    );

    expect(hintOf('answer', 7, readers)).toBe(hint);
    expect(readers.map((reader) => reader.calls.allArgs())).toEqual([[['answer', 7]], [['answer', 7]], []]);
  });

  it('takes a delay of 0 for a hint', () => {
    expect(hintOf({}, 0, [() => ({ ...hint, delay: 0 }), () => hint])?.delay).toBe(0);
  });

  it('finds nothing where no reader does', () => {
    expect(hintOf({}, 0, [() => undefined])).toBeUndefined();
    expect(hintOf({}, 0, [])).toBeUndefined();
  });
});
