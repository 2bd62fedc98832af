import { PlanError } from '../../../../lib/errors/planError.js';
import { checkDocument, join } from '../../../../lib/plan/document/checkDocument.js';
import { anObject, count, either, list, oneOf, optional, record, text } from '../../../../lib/plan/document/fields.js';

const schema = anObject<{
  a: number;
  b: string | { c: readonly number[] } | undefined;
  d: Readonly<Record<string, string>> | undefined;
}>({
  a: count(1),
  b: optional(either('text or an object', text(), anObject<{ c: readonly number[] }>({ c: list(count(0), 'a list') }))),
  d: optional(record(text(), 'an object of texts')),
});

describe('checkDocument', () => {
  it('gives the document', () => {
    const document = { a: 1, b: { c: [0] }, d: { 'x y': 'z' } };

    expect(checkDocument(schema, document, 'invalid thing')).toEqual(document);
  });

  const cases: [unknown, string][] = [
    [null, 'must be an object, not null'],
    [{}, 'a: is missing; it must be a whole number, 1 or more'],
    [{ a: 'x' }, 'a: must be a whole number, 1 or more, not "x"'],
    [{ a: 1, extra: 2 }, 'extra: unknown key'],
    [{ a: 1, B: 2 }, 'B: unknown key; did you mean b?'],
    [{ a: 1, b: 5 }, 'b: must be text or an object, not 5'],
    [{ a: 1, b: '' }, 'b: must be text, not ""'],
    [{ a: 1, b: { c: [1, -1] } }, 'b.c[1]: must be a whole number, 0 or more, not -1'],
    [{ a: 1, b: { d: [] } }, '2 faults\n  b.c: is missing; it must be a list\n  b.d: unknown key; did you mean c?'],
    [{ a: 1, d: { 'x y': 5 } }, 'd["x y"]: must be text, not 5'],
    [{ a: 1, d: { token: 5 } }, 'd.token: must be text'],
    [{ a: 1, d: { token: { s: 'cret' } } }, 'd.token: must be text'],
  ];
  for (const [document, problem] of cases) {
    it(`says of ${JSON.stringify(document)}: ${problem}`, () => {
      expect(() => checkDocument(schema, document, 'invalid thing')).toThrowError(
        PlanError,
        `invalid thing: ${problem}`,
      );
    });
  }

  it('needs no code to be made at run time, for pages that forbid it', () => {
    const { Function: original } = globalThis;
    let made = 0;
    globalThis.Function = new Proxy(original, { construct: () => (made++, () => undefined) });
    try {
      checkDocument(anObject<{ a: 1 }>({ a: oneOf([1]) }), { a: 1 }, 'invalid thing');
    } finally {
      globalThis.Function = original;
    }

    expect(made).toBe(0);
  });
});

describe('join', () => {
  it('puts a path after another', () => {
    expect([join('', 'a'), join('a', ''), join('a', 'b.c'), join('a', '[0]')]).toEqual(['a', 'a', 'a.b.c', 'a[0]']);
  });
});
