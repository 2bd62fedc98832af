import { NEVER, of, Subject } from 'rxjs';
import { anObservable } from '../../lib/anObservable.js';

describe('anObservable', () => {
  it('is one of RxJS, and nothing else', () => {
    expect([NEVER, of(1), new Subject()].map(anObservable.test)).toEqual([true, true, true]);
    expect([undefined, null, 5, [], Promise.resolve(1), { subscribe: 1 }].map(anObservable.test)).toEqual(
      Array(6).fill(false),
    );
  });
});
