import fc from 'fast-check';
import { PlanError } from '../../lib/errors/planError.js';
import { conditionText } from './conditionText.js';
import { compiled } from './evaluate.js';

/** A condition as the engine runs it. */
type Real = (context: unknown) => unknown;

describe('evaluate', () => {
  const contexts: readonly unknown[] = [
    {
      a: 1,
      b: 'done',
      state: 'x',
      items: [{ a: 1, state: 'done' }, { a: 2, b: [1] }, 'a', null],
      'x-y': '5',
      0: 'zero',
    },
    { a: [1, 'a', ' Ab ', [2, 3], NaN], b: { a: { b: { items: ['b', 'c', 'b'] } } }, items: ['a', 'b,c', 'done', 'a'] },
    { items: [3, 1, 2], length: 'own', a: true, b: 1e21, state: ' Ab done ' },
    ['a', ['b'], { a: 'x' }, 1],
    'done a',
    null,
    5,
  ];

  it('gives what JavaScript gives, and fails where JavaScript throws', async () => {
    const numbers = fc.array(fc.nat({ max: 997 }), { minLength: 1, maxLength: 20, size: 'max' });
    const texts = [...new Set(fc.sample(numbers.map(conditionText), 1_500))];
    const module = `data:text/javascript,${encodeURIComponent(`export default [${texts.join(',\n')}];`)}`;
    const { default: reals } = (await import(module)) as { readonly default: readonly Real[] };

    const different = texts.flatMap((text, index) => {
      const ours = compiled(text);
      return contexts
        .map((context) => ({
          text,
          context,
          real: inText(() => reals[index]?.({ response: context })),
          ours: inText(() => ours({ response: context })),
        }))
        .filter(({ real, ours }) => real !== ours);
    });

    expect(different.slice(0, 5)).toEqual([]);
    expect(texts.length).toBeGreaterThan(500);
  }, 60_000);
});

function inText(action: () => unknown): string {
  try {
    return written(action());
  } catch (error) {
    // What the engine throws is a TypeError, or a RangeError for the digits of a number.
    if (error instanceof TypeError || error instanceof RangeError || error instanceof PlanError) return 'thrown';
    throw error;
  }
}

/** A value as text that tells apart what JSON does not. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${Array.from(value, written).join()}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, field]) => `${JSON.stringify(key)}:${written(field)}`)
      .sort()
      .join()}}`;
  }
  if (typeof value === 'string') return JSON.stringify(value);
  return Object.is(value, -0) ? '-0' : String(value);
}
