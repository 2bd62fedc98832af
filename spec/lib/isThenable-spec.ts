import * as fc from 'fast-check';
import { isThenable } from '../../lib/isThenable.js';

describe('isThenable', () => {
  it('knows a promise of any make', () => {
    const thenables = [
      Promise.resolve(),
      { then: () => undefined },
      Object.create({ then: () => undefined }),
      Object.assign(() => undefined, { then: () => undefined }),
    ];

    expect(thenables.every(isThenable)).toBeTrue();
  });

  it('knows no other value', () => {
    const others = [null, undefined, 'then', { then: true }, () => undefined, { catch: () => undefined }];

    expect(others.some(isThenable)).toBeFalse();
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        expect(isThenable(value)).toBeFalse();
      }),
    );
  });
});
