import type { PollObserver } from '../../lib/observer.js';
import { anObserver, observerFrom } from '../../lib/observer.js';

class Log {
  once = 1;
  lines: string[] = [];
  onAttempt(): void {
    this.lines.push('attempt');
  }
}

describe('anObserver', () => {
  const right: [string, unknown][] = [
    ['an object of functions', { onAttempt: () => undefined, onEnd: undefined }],
    ['an empty one', {}],
    ['an instance of a class, whatever else it has', new Log()],
    ['a function', () => ({})],
  ];
  for (const [what, value] of right) {
    it(`takes ${what}`, () => {
      expect(anObserver.test(value)).toBeTrue();
    });
  }

  const wrong: [string, unknown][] = [
    ['what is no function', { onAttempt: 'log' }],
    ['a name that it does not know', { onAtempt: () => undefined }],
    ['nothing', null],
    ['a list', []],
    ['text', 'console'],
  ];
  for (const [what, value] of wrong) {
    it(`refuses ${what}`, () => {
      expect(anObserver.test(value)).toBeFalse();
    });
  }
});

describe('observerFrom', () => {
  it('is the observer, or what the function makes', () => {
    const observer = {};

    expect(observerFrom(undefined)).toBeUndefined();
    expect(observerFrom(observer)).toBe(observer);
    expect(observerFrom(() => observer)).toBe(observer);
  });

  it('refuses a function that makes none', () => {
    expect(() => observerFrom((() => undefined) as unknown as () => PollObserver)).toThrowError(
      TypeError,
      /what observer\(\) gives must be an object with functions/,
    );
  });
});
