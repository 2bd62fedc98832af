import { defineTimeline } from '../../timeline/index.js';

describe('defineTimeline in Node', () => {
  it('does nothing where there are no elements', () => {
    expect('HTMLElement' in globalThis).toBeFalse();
    expect(() => defineTimeline()).not.toThrow();
  });
});
