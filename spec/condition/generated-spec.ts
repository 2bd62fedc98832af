import fc from 'fast-check';
import { compileCondition } from '../../condition/compileCondition.js';
import { PlanError } from '../../lib/errors/planError.js';
import { aContext } from './aContext.js';
import { conditionText } from './conditionText.js';
import { globalsNow, isAsBefore } from './globalsNow.js';

/** Stands in every text of the contexts, and may stand in no error. */
const secret = 's3cret';

/** Milliseconds within which a text is compiled and run; a machine may stall for a while. */
const limit = 2_000;

describe('generated conditions', () => {
  let called: boolean;
  const call = (): never => {
    called = true;
    throw new Error('called');
  };
  const objects = [
    {
      a: 1,
      b: secret,
      state: `done ${secret}`,
      items: [{ a: 1, state: secret }, { a: [1, [2]] }, secret, null],
      'x-y': '5',
    },
    JSON.parse(
      `{ "__proto__": { "a": "${secret}" }, "constructor": {}, "toString": 5, "length": "${secret}", "items": [[]] }`,
    ),
    {
      items: Object.assign([1, 2, 3], { toString: call, map: call }),
      a: { toString: call, [Symbol.toPrimitive]: call },
      b: call,
    },
    { items: Array.from({ length: 300 }, () => secret), a: [[[[NaN]]]], b: -0, state: true },
  ] as const;
  const contexts = [
    ...objects.map((response: unknown) => aContext(response)),
    ...[secret, [1, [secret]], null, undefined, 5, Symbol(secret), 5n].map((response) => aContext(response)),
  ];

  const tokens = [
    ...[
      'ctx',
      '=>',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '.',
      '?.',
      ',',
      ':',
      ';',
      '?',
      '...',
      '`',
      '${',
      "'",
      '"',
      '\\u0063',
      '\n',
      '//',
      '/*',
      '*/',
    ],
    ...[
      'constructor',
      '__proto__',
      'prototype',
      'this',
      'new',
      'function',
      'return',
      'const',
      'let',
      'if',
      'else',
      'for',
      'while',
      'async',
      'await',
    ],
    ...[
      'yield',
      'class',
      'import',
      'delete',
      'typeof',
      'in',
      'instanceof',
      'void',
      'get',
      'set',
      'super',
      'arguments',
      'eval',
      'globalThis',
      '/a/',
    ],
    ...[
      '=',
      '==',
      '===',
      '+',
      '-',
      '*',
      '**',
      '/',
      '%',
      '&&',
      '||',
      '??',
      '!',
      '~',
      '++',
      '+=',
      '<',
      '<!--',
      '-->',
      '|',
      '&',
      '#a',
      '@',
      '5',
      '5n',
    ],
    ...[
      'response',
      'status',
      'headers',
      'a',
      'b',
      'items',
      'some',
      'map',
      'reduce',
      'filter',
      'includes',
      'concat',
      'join',
      'split',
      'undefined',
    ],
    ...['ctx => ', 'ctx.response', '(x => x)', '.some((x) => x)', 'ctx.response.a', "['constr' + 'uctor']", '[0]', ' '],
  ];
  const numbers = (maxLength: number): fc.Arbitrary<number[]> =>
    fc.array(fc.nat({ max: 997 }), { minLength: 1, maxLength, size: 'max' });
  // `fc.string` of every character takes a second to set up.
  const any = fc.array(fc.nat({ max: 0x10_ff_ff }), { maxLength: 20 }).map((codes) => String.fromCodePoint(...codes));
  const written = numbers(14).map(conditionText);
  const mixed = fc.array(fc.constantFrom(...tokens), { maxLength: 12, size: 'max' });
  const changed = fc
    .tuple(numbers(8).map(conditionText), fc.nat(), fc.nat({ max: 8 }), mixed)
    .map(([text, place, length, parts]) => {
      const from = place % (text.length + 1);
      return text.slice(0, from) + parts.slice(0, 2).join('') + text.slice(from + length);
    });

  const kinds: readonly [string, number, fc.Arbitrary<string>][] = [
    ['strings of any characters', 20_000, any],
    [
      'bodies of printable characters',
      20_000,
      fc.string({ unit: 'grapheme-ascii', maxLength: 20 }).map((text) => `ctx => ${text}`),
    ],
    ['sequences of tokens', 25_000, mixed.map((parts) => `ctx => ${parts.join(' ')}`)],
    ['conditions of the grammar', 20_000, written],
    ['conditions with a change', 15_000, changed],
  ];

  for (const [kind, numRuns, texts] of kinds) {
    it(`gives yes, no or a PlanError for ${String(numRuns)} ${kind}`, () => {
      const before = globalsNow();
      const outcomes = new Set<string>();
      called = false;
      fc.assert(
        fc.property(texts, fc.constantFrom(...contexts), (text, context) => {
          const act = (): string => outcomeOf(() => compileCondition(text)(context));
          const startedAt = performance.now();
          const outcome = act();
          outcomes.add(outcome);
          const isQuick = performance.now() - startedAt < limit || isQuickAtLast(act);
          return outcome !== 'wrong' && !called && isQuick;
        }),
        { numRuns },
      );

      expect(outcomes).toContain('PlanError');
      expect(isAsBefore(before)).toBe(true);
    });
  }

  it('are conditions that say yes and no, and fail', () => {
    const outcomes = fc.sample(written, 1_000).map((text) => outcomeOf(() => compileCondition(text)(contexts[0]!)));

    expect(new Set(outcomes)).toEqual(new Set(['true', 'false', 'PlanError']));
  });

  it('are 100,000 in all', () => {
    expect(kinds.reduce((sum, [, count]) => sum + count, 0)).toBe(100_000);
  });
});

/** Whether an action that was slow is quick, once the machine no longer stalls. */
function isQuickAtLast(action: () => unknown): boolean {
  return Array.from({ length: 10 }).some(() => {
    const startedAt = performance.now();
    action();
    return performance.now() - startedAt < limit;
  });
}

function outcomeOf(action: () => unknown): string {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0; // most inputs end in an error, and nobody reads its stack
  try {
    const answer = action();
    return typeof answer === 'boolean' ? String(answer) : 'wrong';
  } catch (error) {
    const isRight = error instanceof PlanError && error.path === 'condition' && !error.message.includes(secret);
    return isRight ? 'PlanError' : 'wrong';
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
