import {
  loopUntilAllExpectations,
  loopUntilExpectations,
  readLoopUntilOptions,
} from '../../../../lib/plan/loopUntil/loopUntilOptions.js';
import type { LoopUntilSetting } from '../../../../lib/plan/loopUntil/loopUntilOptions.js';

function read(
  options: object,
  expectations: Parameters<typeof readLoopUntilOptions>[2] = loopUntilExpectations,
): LoopUntilSetting {
  return readLoopUntilOptions('owner', options, expectations);
}

describe('readLoopUntilOptions', () => {
  it('limits a request to 30s, and the poll not at all, by default', () => {
    expect(read({})).toEqual(jasmine.objectContaining({ requestTimeout: 30_000, timeout: Infinity }));
  });

  it('takes limits as given', () => {
    expect(read({ requestTimeout: Infinity, timeout: '5m', maxServerDelay: '1h', onServerDelay: 'clamp' })).toEqual(
      jasmine.objectContaining({
        requestTimeout: Infinity,
        timeout: 300_000,
        serverDelay: { maxServerDelay: '1h', onServerDelay: 'clamp' },
      }),
    );
  });

  it('makes sure that a condition is compiled to a function', () => {
    for (const [given, what] of [
      [Promise.resolve(), 'an object'],
      [5, '5'],
      [undefined, 'undefined'],
    ] as const) {
      const { compileCondition } = read({ compileCondition: () => given });

      expect(() => compileCondition?.('x')).toThrowError(
        TypeError,
        `owner: compileCondition must give a function, not ${what}`,
      );
    }
  });

  it('hands on what a document cannot say', () => {
    const options = { random: Math.random };

    expect(read(options).runtime).toBe(options);
  });

  const wrong: [object, string][] = [
    [5, 'owner: options must be an object, not 5'],
    [{ confg: {} }, 'owner: unknown option "confg"; did you mean config?'],
    [{ settle: true }, 'owner: unknown option "settle"'],
    [{ config: 'x' }, 'owner: config must be an object, not "x"'],
    [
      { config: { a: [] } },
      'owner: config.a must be text, a finite number, true or false, or redacted text, not a list',
    ],
    [{ compileCondition: 'x' }, 'owner: compileCondition must be a function, not "x"'],
    [{ requestTimeout: 0 }, 'owner: requestTimeout must be a number greater than 0, not 0'],
    [
      { requestTimeout: 'soon' },
      'requestTimeout: "soon" is not a duration; write milliseconds, or text such as "500ms", "10s" or "1h 30m"',
    ],
    [{ timeout: -1 }, 'owner: timeout must be a number greater than 0, not -1'],
    [{ timeout: {} }, 'owner: timeout must be milliseconds, or text such as "10s", not an object'],
    [{ transport: 5 }, 'owner: transport must be a function, not 5'],
    [{ onServerDelay: 'ignore' }, 'owner: onServerDelay must be one of stop, wait, clamp, not "ignore"'],
    [{ maxServerDelay: true }, 'owner: maxServerDelay must be milliseconds, or text such as "10s", not true'],
    [
      { maxServerDelay: -1 },
      'maxServerDelay: -1 is not a duration; write milliseconds, or text such as "500ms", "10s" or "1h 30m"',
    ],
  ] as [object, string][];
  for (const [options, message] of wrong) {
    it(`refuses ${JSON.stringify(options)}`, () => {
      expect(() => read(options)).toThrowMatching((error) => (error as Error).message === message);
    });
  }

  it('knows what only several requests take', () => {
    const told = (): undefined => undefined;

    expect(read({ settle: true, onAttempt: told, onFailure: told }, loopUntilAllExpectations).timeout).toBe(Infinity);
    for (const options of [{ settle: 1 }, { onAttempt: 1 }, { onFailure: 1 }]) {
      expect(() => read(options, loopUntilAllExpectations)).toThrowError(
        `owner: ${Object.keys(options)[0]!} must be ${'settle' in options ? 'true or false' : 'a function'}, not 1`,
      );
    }
  });

  it('has no checkpoint for several polls', () => {
    expect(() => read({ from: {} }, loopUntilAllExpectations)).toThrowError('owner: unknown option "from"');
  });
});
