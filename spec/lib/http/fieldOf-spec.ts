import { fieldOf } from '../../../lib/http/fieldOf.js';

describe('fieldOf', () => {
  it('reads a field in any case', () => {
    const answer = { headers: new Headers({ 'Retry-After': '5' }) };

    expect([fieldOf(answer, 'retry-after'), fieldOf(answer, 'age')]).toEqual(['5', undefined]);
  });

  it('asks for it as a method of its owner', () => {
    const headers = new (class {
      private readonly fields = new Map([['age', '5']]);
      get(name: string): string | null {
        return this.fields.get(name) ?? null;
      }
    })();

    expect(fieldOf({ headers }, 'age')).toBe('5');
  });

  it('finds nothing in an answer of another kind', () => {
    const answers = [
      undefined,
      null,
      5,
      'text',
      true,
      {},
      [],
      { headers: null },
      { headers: {} },
      { headers: { get: 5 } },
    ];

    expect(answers.map((answer) => fieldOf(answer, 'age'))).toEqual(answers.map(() => undefined));
  });

  it('takes what is no text for none', () => {
    for (const value of [undefined, null, 5, ['5'], { toString: () => '5' }]) {
      expect(fieldOf({ headers: { get: () => value } }, 'age')).toBeUndefined();
    }
  });

  it('takes what throws for none', () => {
    const get = (): never => {
      throw new Error('no header fields');
    };

    expect([
      fieldOf({ headers: { get } }, 'age'),
      fieldOf(Object.defineProperty({}, 'headers', { get }), 'age'),
    ]).toEqual([undefined, undefined]);
  });
});
