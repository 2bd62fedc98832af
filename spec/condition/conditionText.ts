/**
 * Writes a condition of the grammar, as numbers decide: the same numbers give the same text, and fewer numbers a shorter one.
 *
 * It is JavaScript of the response alone, and reads no field that JavaScript would inherit.
 */
export function conditionText(numbers: readonly number[]): string {
  return new Writer(numbers).condition();
}

const names = ['a', 'b', 'c'];
const fields = ['a', 'b', 'state', 'items', 'length', '0', 'x-y'];
const literals = [
  '(0)',
  '(1)',
  '(-1)',
  '(2.5)',
  '(100)',
  "''",
  "'a'",
  "'done'",
  "'b,c'",
  "' Ab '",
  '"1"',
  'true',
  'false',
  'null',
  'undefined',
  'NaN',
  'Infinity',
];
const binary = ['===', '!==', '==', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', '%', '&&', '||', 'in'];
const unary = ['!', '-', '+', 'typeof '];
const asked = ['some', 'every', 'find', 'findIndex', 'findLast', 'findLastIndex', 'filter', 'map', 'flatMap'];
const methods = [
  'includes',
  'indexOf',
  'lastIndexOf',
  'startsWith',
  'endsWith',
  'slice',
  'substring',
  'at',
  'charAt',
  'trim',
  'trimStart',
  'trimEnd',
  'toLowerCase',
  'toUpperCase',
  'split',
  'concat',
  'join',
  'toFixed',
  'toString',
];

class Writer {
  private next = 0;
  private known: readonly string[] = ['ctx.response'];

  constructor(private readonly numbers: readonly number[]) {}

  condition(): string {
    switch (this.choose(6)) {
      case 0:
        this.known = ['a', 'b'];
        return `({ response: { a, b = ${this.literal()} } }) => ${this.expression()}`;
      case 1:
        return `function (ctx) { ${this.statements()} }`;
      case 2:
        return `ctx => { ${this.statements()} }`;
      default:
        return `ctx => (${this.expression()})`;
    }
  }

  private statements(): string {
    const outer = this.known;
    const name = this.pick(names);
    const parts: string[] = [];
    if (this.choose(2) === 1 && !outer.includes(name)) {
      const value = this.expression();
      const pattern = this.pick([name, `{ a: ${name} = 1 }`, `[${name}]`]);
      parts.push(`const ${pattern} = ${value};`);
      this.known = [...outer, name];
    }
    if (this.choose(2) === 1) parts.push(`if (${this.expression()}) { ${this.statements()} }`);
    if (this.choose(4) === 1)
      parts.push(`if (${this.expression()}) return ${this.expression()}; else ${this.pick(['return;', ';', '{}'])}`);
    parts.push(`return ${this.expression()};`);
    this.known = outer;
    return parts.join(' ');
  }

  private expression(): string {
    if (this.next >= this.numbers.length) return this.leaf();
    switch (this.choose(14)) {
      case 0:
        return `(${this.expression()} ${this.pick(binary)} ${this.expression()})`;
      case 1:
        return `(${this.expression()} ${this.pick(binary)} ${this.literal()})`;
      case 2:
        return `(${this.pick(unary)}${this.expression()})`;
      case 3:
        return `(${this.expression()} ? ${this.expression()} : ${this.expression()})`;
      case 4:
        return `\`${this.pick(['', 'a', ' '])}\${${this.expression()}}${this.pick(['', '-'])}\``;
      case 5:
        return `[${this.expression()}, ${this.pick(['', '...'])}${this.expression()}]`;
      case 6:
        return `({ a: ${this.expression()}, [${this.expression()}]: ${this.literal()} })`;
      case 7:
        return `(${this.expression()} ?? ${this.literal()})`;
      case 8:
        return `${this.expression()}${this.pick(['.', '?.'])}${this.pick(methods)}(${this.parameters()})`;
      case 9:
        return this.loop();
      case 10:
        return `${this.expression()}${this.pick(['', '?.'])}[${this.expression()}]`;
      case 11:
        return `(${this.expression()}${this.field()})`;
      case 12:
        return `(${this.expression()} ** ${this.literal()})`;
      default:
        return this.leaf();
    }
  }

  private loop(): string {
    const list = this.expression();
    const outer = this.known;
    if (this.choose(5) === 1) {
      const start = this.pick(['', ', 0', ", ''", ', []']);
      this.known = [...outer, 'm', 'n'];
      const body = this.expression();
      this.known = outer;
      return `${list}.reduce((m, n) => ${body}${start})`;
    }
    const [parameter, name] = this.pick([
      ['n', 'n'],
      ['(n, i)', 'i'],
      ['({ a: n } = {})', 'n'],
      ['(n)', 'n'],
    ] as const);
    this.known = [...outer, 'n', name];
    const body = this.choose(4) === 1 ? `{ ${this.statements()} }` : `(${this.expression()})`;
    this.known = outer;
    return `${list}${this.pick(['.', '?.'])}${this.pick(asked)}(${parameter} => ${body})`;
  }

  private parameters(): string {
    return [this.literal(), this.expression()].slice(0, this.choose(3)).join(', ');
  }

  private leaf(): string {
    const name = this.pick(this.known);
    return this.pick([name, name, name + this.field(), name + this.field() + this.field(), this.literal()]);
  }

  private field(): string {
    const field = this.pick(fields);
    const isName = /^[a-z]+$/.test(field);
    return this.pick(
      isName ? [`.${field}`, `?.${field}`, `['${field}']`] : [`['${field}']`, `?.['${field}']`, `[\`${field}\`]`],
    );
  }

  private literal(): string {
    return this.pick(literals);
  }

  private pick<T>(list: readonly T[]): T {
    return list[(this.numbers[this.next++] ?? this.next) % list.length]!;
  }

  /** A number from 0 to below `count`; 0 where the numbers have come to their end, so that what is written ends too. */
  private choose(count: number): number {
    return (this.numbers[this.next++] ?? 0) % count;
  }
}
