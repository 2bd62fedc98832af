import { compileCondition } from '../../condition/compileCondition.js';
import { aContext } from './aContext.js';
import { failureOf } from './failureOf.js';
import { globalsNow, isAsBefore } from './globalsNow.js';

/** Ways to write a name that JavaScript reads alike. */
const spellings = (name: string): readonly string[] => {
  const escaped = `\\u${name.charCodeAt(0).toString(16).padStart(4, '0')}${name.slice(1)}`;
  const braced = `\\u{${name.charCodeAt(0).toString(16)}}${name.slice(1)}`;
  const hex = `\\x${name.charCodeAt(0).toString(16)}${name.slice(1)}`;
  const texts = [
    `'${name}'`,
    `"${name}"`,
    `\`${name}\``,
    `'${escaped}'`,
    `\`${braced}\``,
    `'${hex}'`,
    `'${name.slice(0, 3)}\\\n${name.slice(3)}'`,
  ];
  return [
    ...[name, escaped, braced].flatMap((word) => [
      `ctx => ctx.${word}`,
      `ctx => ctx?.${word}`,
      `ctx => ctx.response.${word}.${word}`,
      `ctx => ctx.${word}('')`,
      `ctx => [].${word}`,
      `ctx => ''.${word}`,
      `ctx => (5).${word}`,
      `ctx => ({}).${word}`,
      `ctx => ctx /* . */ . // x\n ${word}`,
      `({ ${word}: c }) => c`,
      `({ ${word} }) => 1`,
      `({ ${word} = 1 }) => 1`,
      `({ response: { a: { ${word}: c } } }) => c`,
      `ctx => { const { ${word}: c } = ctx; return c; }`,
      `ctx => [ctx].some(({ ${word}: c }) => c)`,
      `ctx => ({ ${word}: 1 })`,
    ]),
    ...texts.flatMap((text) => [
      `ctx => ctx[${text}]`,
      `ctx => ctx[(${text})]`,
      `ctx => ctx?.[${text}]`,
      `ctx => ctx[${text}]('')`,
      `ctx => [][${text}][${text}]`,
      `({ [${text}]: c }) => c`,
      `ctx => ({ [${text}]: 1 })`,
    ]),
    ...texts
      .filter((text) => !text.startsWith('`'))
      .flatMap((text) => [`({ ${text}: c }) => c`, `ctx => ({ ${text}: 1 })`]),
  ];
};

describe('attacks on a condition', () => {
  for (const name of ['constructor', '__proto__', 'prototype']) {
    it(`cannot write ${name} in any way`, () => {
      for (const text of spellings(name)) {
        expect(failureOf(() => compileCondition(text)))
          .withContext(text)
          .toMatch(name === '__proto__' ? /__proto__|not allowed/ : /not allowed/);
      }
    });
  }

  const refused: Readonly<Record<string, readonly string[]>> = {
    'reaches a global': [
      'globalThis',
      'window',
      'self',
      'global',
      'process',
      'Function',
      'Object',
      'Array',
      'String',
      'Number',
      'Math',
      'JSON',
      'Reflect',
      'Proxy',
      'Symbol',
      'Promise',
      'Date',
      'RegExp',
      'Error',
      'console',
      'document',
      'fetch',
      'require',
      'module',
      'exports',
      'arguments',
      'eval',
      'setTimeout',
      'isNaN',
      'structuredClone',
      'jasmine',
      '\\u0067lobalThis',
      'globalThi\\u{73}',
      'toString',
      'valueOf',
      'hasOwnProperty',
      '__defineGetter__',
    ].map((name) => `ctx => ${name}`),
    'has a this or a target': [
      'ctx => this',
      'function (ctx) { return this }',
      'ctx => this.response',
      'function (ctx) { return new.target }',
      'ctx => super.x',
      'ctx => import.meta',
      'function (ctx) { return arguments[0] }',
      'ctx => [1].some(function () { return this })',
    ],
    'changes anything': [
      'ctx => ctx.status = 200',
      'ctx => (ctx.response.a = 1)',
      'ctx => ctx = 1',
      'ctx => ctx.status += 1',
      'ctx => ctx.a ||= 1',
      'ctx => ctx.a ??= 1',
      'ctx => ctx.status++',
      'ctx => --ctx.status',
      'ctx => delete ctx.response',
      'ctx => [ctx.a] = [1]',
      'ctx => ({ a: ctx.a } = { a: 1 })',
      'ctx => ({ response } = ctx)',
      '(ctx = evil = 1) => 1',
      '({ response = (ctx.b = 1) }) => 1',
      'ctx => { ctx.status = 1; return 1 }',
      'ctx => { let a = 1; return a }',
      'ctx => { var a = 1; return a }',
      'ctx => { using a = ctx; return a }',
      'ctx => { const a = 1; a = 2; return a }',
      'ctx => undefined = 1',
      '(undefined) => 1',
      'ctx => { const NaN = 1; return 1 }',
      'ctx => { const Infinity = 1; return 1 }',
      'constructor => 1',
      '__proto__ => 1',
      'ctx => { const prototype = 1; return 1 }',
      ...[
        'push(1)',
        'pop()',
        'shift()',
        'unshift(1)',
        'splice(0)',
        'sort()',
        'reverse()',
        'fill(0)',
        'copyWithin(0, 1)',
      ].map((call) => `ctx => ctx.response.${call}`),
    ],
    'calls what is not allowed': [
      'ctx => ctx()',
      'ctx => ctx.response()',
      'ctx => ctx.response.run()',
      "ctx => ctx.response['run']()",
      "ctx => ctx['res' + 'ponse']()",
      'ctx => ctx[ctx.response]()',
      'ctx => ctx.response?.()',
      'ctx => ctx?.()',
      'ctx => (() => 1)()',
      'ctx => (function () { return 1 })()',
      'ctx => [].some.call(ctx)',
      'ctx => [].map.apply([])',
      "ctx => ''.includes.bind('')()",
      'ctx => ctx.response.hasOwnProperty("a")',
      'ctx => ctx.__defineGetter__("a", () => 1)',
      'ctx => ctx.__lookupGetter__("a")',
      'ctx => ctx.valueOf()',
      'ctx => [].valueOf()',
      'ctx => [].values()',
      'ctx => [].entries()',
      'ctx => [].keys()',
      'ctx => [].forEach((x) => x)',
      'ctx => [].toLocaleString()',
      'ctx => new ctx()',
      'ctx => new Function("return 1")()',
      'ctx => Function("return 1")()',
      'ctx => eval("1")',
      "ctx => import('node:fs')",
      "ctx => require('fs')",
      'ctx => ctx.response.some(ctx.response.run)',
      'ctx => ctx.response.map(ctx)',
      'ctx => ctx.response.some(...[(x) => x])',
      'ctx => [].reduce()',
      'ctx => [].some()',
      'ctx => "".includes(...ctx) && "".match("a")',
      'ctx => (ctx.response.includes)("a")',
      'ctx => (0, ctx.response.includes)("a")',
      'ctx => ctx.#secret',
      'ctx => #secret in ctx',
    ],
    'uses a regular expression': [
      'ctx => /^(a+)+$/.test("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")',
      'ctx => "a".match(/a/)',
      'ctx => "a".match("(a+)+$")',
      'ctx => "a".matchAll("a")',
      'ctx => "a".search("(a|a)*$")',
      'ctx => "a".replace("a", "b")',
      'ctx => "a".replaceAll("a", "aa")',
      'ctx => "a".split(/a/)',
      'ctx => new RegExp("a")',
      'ctx => RegExp("a")',
      'ctx => "a".includes(/a/)',
    ],
    loops: [
      'ctx => { for (;;) ; }',
      'ctx => { while (true) ; }',
      'ctx => { do ; while (true) }',
      'ctx => { for (const a of ctx) return a }',
      'ctx => { for (const a in ctx) return a }',
      'ctx => { a: ; return 1 }',
      'ctx => { a: { break a } }',
      'ctx => { switch (1) { default: return 1 } }',
      'ctx => { try { return 1 } catch { return 2 } }',
      'ctx => { throw 1 }',
      'ctx => { debugger; return 1 }',
    ],
    recurses: [
      'ctx => ((f) => f(f))((f) => f(f))',
      'function f(ctx) { return f(ctx) }',
      'ctx => { const f = (x) => f(x); return f(1) }',
      'ctx => { function f() { return f() } return f() }',
      'ctx => [(f) => f(f)].map((f) => f(f))',
      'ctx => [1].map((x) => (y) => y)',
      'ctx => [1].reduce((f) => f, (f) => f(f))',
      '(ctx = (f) => f(f)) => ctx(ctx)',
      '(ctx, f = (x) => f(x)) => f(1)',
      'ctx => ({ f: (x) => x }).f(1)',
      'ctx => ({ f(x) { return this.f(x) } }).f(1)',
      'ctx => [((f) => f)][0](1)',
      'ctx => ((f) => f) ?? 1',
      'ctx => `${(f) => f}`',
      'ctx => typeof (() => 1)',
      'ctx => ctx[() => 1]',
      'ctx => [1].some((f = (x) => x) => f(1))',
      'ctx => [1].some((x) => x, (y) => y)',
    ],
    'runs later or bit by bit': [
      'async ctx => 1',
      'async (ctx) => await ctx',
      'async function (ctx) { return 1 }',
      'function* (ctx) { yield 1 }',
      'async function* (ctx) {}',
      'ctx => await ctx',
      'ctx => [1].some(async (x) => x)',
      'ctx => [1].map(function* (x) { yield x })',
      'await ctx',
      'ctx => yield',
    ],
    'makes huge texts': [
      "ctx => 'a'.repeat(1e9)",
      "ctx => 'a'.padStart(1e9)",
      "ctx => 'a'.padEnd(1e9)",
      "ctx => 'a'.normalize('NFKD')",
      "ctx => 'a'.localeCompare('b')",
      'ctx => [].flat(Infinity)',
      'ctx => [].fill("a")',
      "ctx => 'a'.anchor('b')",
      'ctx => 9n ** 9n ** 9n',
      'ctx => 1 << 30',
      'ctx => ~1',
      'ctx => 1 >>> 0',
      'ctx => 1 ^ 1',
      'ctx => ctx instanceof ctx',
      'ctx => void 0',
    ],
    'is more than one function': [
      'ctx => 1; ctx => 2',
      'ctx => 1\nctx.status',
      '(ctx => 1)(1)',
      'ctx => 1, ctx',
      '1; ctx => 1',
      'export default ctx => 1',
      'import "x"; ctx => 1',
      'class A { static { } }',
      'ctx => class { }',
      'ctx => class { static a = 1 }',
      '{ ctx => 1 }',
      'ctx => 1 }',
      'ctx => (1',
      'if (1) ctx => 1',
      'let f = ctx => 1',
      'x: ctx => 1',
      'ctx => { return ctx => 1 }',
      '@dec ctx => 1',
      '"use strict"; ctx => 1',
      'function (ctx) { "use strict"; return 1 }',
    ],
    'hides in a comment': [
      'ctx => 1 <!-- x',
      'ctx => 1\n--> x',
      '<!-- x\nctx => 1',
      '#!/bin/sh\nctx => 1',
      'ctx => 1 /*',
      '/* */ */ ctx => 1',
      'ctx => 1 // \u2028 evil()',
      'ctx => 1 // \u2029 evil()',
      'ctx => 1 // \r evil()',
    ],
    'has odd syntax': [
      'ctx => ({ get a() { return 1 } })',
      'ctx => ({ set a(x) {} })',
      'ctx => ({ a() { return 1 } })',
      'ctx => ({ async a() {} })',
      'ctx => ({ *a() {} })',
      'ctx => ({ ...ctx })',
      '({ ...rest }) => rest',
      '(...ctx) => ctx',
      'ctx => [1].some((...x) => x)',
      '([...rest]) => rest',
      'ctx => `a``b`',
      'ctx => ctx.response`a`',
      'ctx => ctx?.response`a`',
      'ctx => "".includes`a`',
      'ctx => (ctx, 1)',
      'ctx => 010',
      'ctx => "\\08"',
      'ctx => { with (ctx) return status }',
      'ctx => ctx..status',
      'ctx => { return\n}} ',
      'ctx =>\u200b 1',
      'ctx => "\ud800',
      'ctx => { const a; return a }',
      'ctx => { const a = a; return 1 }',
      'ctx => { const a = b; const b = 1; return a }',
      '({ response = status, status }) => response',
      'ctx => [1].some((x = y, y) => x)',
      'ctx => { const x = 1; { const y = x; const x = 2; return y } }',
      'ctx => { const x = 1; const x = 2; return x }',
      '(ctx, ctx) => 1',
      '({ a, b: a }) => 1',
      'ctx => { const ctx = 1; return ctx }',
      'ctx => { if (1) function f() {} return 1 }',
      'ctx => { const [a.b] = [1]; return 1 }',
      'ctx => { ctx.response.items.some((x) => x) }',
    ],
  };
  for (const [what, texts] of Object.entries(refused)) {
    for (const text of texts) {
      it(`refuses what ${what}: ${JSON.stringify(text)}`, () => {
        expect(failureOf(() => compileCondition(text))).toMatch(/\(\d+:\d+\)\n .*\n +\^$/);
      });
    }
  }

  const deep = [
    '(',
    '[',
    '{',
    '!',
    '- ',
    '+ ',
    '`${',
    '({a:',
    'a=>',
    '((a)=>',
    'async(',
    'typeof ',
    '1+',
    '1**',
    'a?',
    'a??',
    '[...',
    'ctx[',
    'ctx?.[',
    '[].some(()=>',
    'if(1)',
    'if(1);else ',
    '{{',
    'class{a=',
    'function(){return ',
    'new ',
    "['a',",
    'x.a(',
  ];
  for (const part of deep) {
    it(`refuses deep nesting of ${part}`, () => {
      for (const opening of ['ctx => ', 'ctx => {']) {
        const text = `${opening}${part.repeat(9_900 / part.length)}1`;
        expect(failureOf(() => compileCondition(text)))
          .withContext(opening)
          .toMatch(/nested|unexpected|unterminated/);
      }
    });
  }

  const nested: [string, (depth: number) => string][] = [
    ['parentheses', (depth) => `ctx => ${'('.repeat(depth)}1${')'.repeat(depth)}`],
    ['lists', (depth) => `ctx => ${'['.repeat(depth)}${']'.repeat(depth)}`],
    ['blocks', (depth) => `ctx => ${'{'.repeat(depth)}${'}'.repeat(depth)}`],
    ['fields', (depth) => `ctx => ctx.response${'?.a'.repeat(depth)}`],
    ['sums', (depth) => `ctx => 1${' + 1'.repeat(depth)}`],
    ['patterns', (depth) => `(${'['.repeat(depth)}a${']'.repeat(depth)}) => a`],
    ['callbacks', (depth) => `ctx => ${'[1].some(() => '.repeat(depth / 2)}1${')'.repeat(depth / 2)}`],
  ];
  for (const [what, write] of nested) {
    it(`takes nested ${what} up to a depth, and no deeper`, () => {
      expect(compileCondition(write(60))).toBeInstanceOf(Function);
      expect(failureOf(() => compileCondition(write(600)))).toMatch(/^is nested more than 100 levels deep/);
    });
  }

  it('refuses a text that is too long', () => {
    expect(compileCondition(`ctx => 1${' '.repeat(9_992)}`)(aContext({}))).toBe(true);
    expect(failureOf(() => compileCondition(`ctx => 1${' '.repeat(9_993)}`))).toMatch(
      /^is longer than 10000 characters/,
    );
  });

  describe('in a run', () => {
    let called = false;
    const call = (): string => {
      called = true;
      return 'called';
    };
    const run = Object.assign(call, { includes: call });
    const parsed: unknown = JSON.parse(
      '{ "__proto__": { "a": 1 }, "constructor": { "name": "own" }, "toString": "text", "valueOf": 5, "length": "long", "toJSON": null }',
    );
    const cyclic: unknown[] = [];
    cyclic.push(cyclic);
    const response = {
      cyclic,
      run,
      includes: call,
      some: call,
      trap: { toString: call, valueOf: call, toJSON: call, [Symbol.toPrimitive]: call },
      traps: [{ toString: call }, Object.assign([1], { toString: call, join: call, [Symbol.iterator]: call })],
      list: Object.assign([1, 2], { map: call, constructor: { [Symbol.species]: call } }),
      spread: { [Symbol.isConcatSpreadable]: true, length: 1e9 },
      lines: Object.defineProperty([1], 0, { get: call }),
      get getter() {
        return call();
      },
      key: '__proto__',
      word: 'constructor',
      parsed,
      n: 1,
      text: 'abcdefghij'.repeat(10),
      many: Array.from({ length: 3_000 }, (_, index) => index),
    };
    const context = aContext(response);

    const answers = (text: string): boolean => compileCondition(text)(context);
    const r = 'ctx.response';

    const harmless: readonly string[] = [
      // Computed names see own fields only.
      "ctx['const' + 'ructor'] === undefined",
      "ctx['__pro' + 'to__'] === undefined",
      "''['__pro' + 'to__'] === undefined && [][`${'constr'}uctor`] === undefined && (5)['constr' + 'uctor'] === undefined",
      `ctx[${r}.key] === undefined && ctx[${r}.word] === undefined`,
      `${r}.run['proto' + 'type'] === undefined && ${r}.run['na' + 'me'] === undefined && ${r}.run.length === undefined`,
      "ctx[['constructor']] === undefined",
      `${r}.toString === undefined && ${r}.hasOwnProperty === undefined && ${r}.__defineGetter__ === undefined`,
      '[].map === undefined && "".includes === undefined && (5).toFixed === undefined',
      "({ a: 1 })['__pro' + 'to__'] === undefined && ({ ['__pro' + 'to__']: 5 })['__pro' + 'to__'] === 5",
      "({ ['__pro' + 'to__']: { b: 1 } }).b === undefined",
      "!('toString' in ctx) && !('map' in []) && 'length' in []",
      `${r}.parsed[${r}.key].a === 1 && ${r}.parsed[${r}.word].name === 'own' && ${r}.parsed.length === 'long'`,
      `${r}.many.every((item, index, list) => list['constr' + 'uctor'] === undefined)`,
      // No function of the data is called.
      `typeof ${r}.run === 'function'`,
      `'' + ${r}.trap === '[object Object]' && \`\${${r}.trap}\` === '[object Object]' && '' + ${r}.run === '[object Object]'`,
      `'' + ${r}.parsed === '[object Object]' && ${r}.parsed + 1 === '[object Object]1'`,
      `!(${r}.trap < 1) && !(${r}.trap == 'called') && ${r}.trap != 5 && ${r}.trap == '[object Object]'`,
      `${r}.trap.toString() === '[object Object]' && ${r}.parsed.toString?.() === '[object Object]' && ${r}.run.toString() === '[object Object]'`,
      `-${r}.trap !== -${r}.trap && !(${r}.trap in ${r}) && ${r}[${r}.trap] === undefined`,
      `${r}.traps.join('-') === '[object Object]-1' && '' + ${r}.traps === '[object Object],1'`,
      `'called'.includes(${r}.trap) === false && 'a'.concat(${r}.traps) === 'a[object Object],1' && 'b'.split(${r}.trap).length === 1`,
      `${r}.list.map((n) => n + 1).join() === '2,3' && ${r}.list.filter((n) => n).slice(1).concat(${r}.list).length === 3`,
      `[].concat(${r}.spread).length === 1 && [...${r}.traps[1]].length === 1`,
      `${r}.getter === undefined && !('missing' in ${r}) && 'getter' in ${r}`,
      `${r}.lines[0] === undefined && ${r}.lines.some((line) => line === undefined) && ${r}.lines.join('') === ''`,
      `[${r}].some(({ getter, trap: { toString: t } }) => getter === undefined && typeof t === 'function')`,
    ];
    for (const text of harmless) {
      it(`gives data alone: ${text}`, () => {
        expect(answers(`ctx => ${text}`)).toBe(true);
        expect(called).toBe(false);
      });
    }

    const failing: readonly string[] = [
      `${r}.includes('a')`,
      `${r}.some((x) => x)`,
      `${r}.run.includes('a')`,
      `${r}.missing.a`,
      'null.a',
      'undefined.a.b',
      `${r}.missing.includes('a')`,
      `${r}.missing[${r}.trap]`,
      "'a' in 'abc'",
      `'a' in ${r}.run`,
      `[...${r}.spread]`,
      `[...${r}.run]`,
      '(1).toFixed(101)',
      '(1).toFixed(-1)',
      '(1).toString(1)',
      '[].reduce((a) => a)',
      `(5).map((x) => x)`,
      `'a'.some((x) => x)`,
      `[null].map(({ a }) => a)`,
      `[5].map(([a]) => a)`,
      `'' + ${r}.cyclic`,
      `${r}.cyclic == 1`,
      `${r}.cyclic.join()`,
    ];
    for (const text of failing) {
      it(`fails for ${text}`, () => {
        expect(failureOf(() => answers(`ctx => ${text}`))).toMatch(/\(1:\d+\)\n .*\n +\^$/);
        expect(called).toBe(false);
      });
    }

    const m = `${r}.many`;
    const endless: readonly string[] = [
      `${m}.every(() => ${m}.every(() => true))`,
      `${m}.reduce((a) => a + a, 'a')`,
      `${m}.reduce((a) => \`\${a}\${a}\`, 'a')`,
      `${m}.reduce((a) => a.concat(a, a), [1])`,
      `${m}.reduce((a) => [...a, ...a], [1])`,
      `${m}.reduce((a) => [a, a].join(a), 'a')`,
      `${m}.reduce((a) => [a, a].flatMap((b) => b), [1])`,
      `'' + ${m}.reduce((a) => [a, a], [1])`,
      `${m}.slice(0, 40).reduce((a) => [a, a], [1]) == 1`,
      `${m}.slice(0, 90).reduce((a) => ({ a: [a, a] }).a, [1]) < 1`,
      `${m}.reduce((a) => a.split('').join('aa'), 'aa')`,
      `${m}.reduce((a) => a + a.toUpperCase() + a.trim() + a.slice(0) + a.substring(0), 'a')`,
      `${m}.map(() => ${m}.map((n) => n))`,
      `${m}.map(() => ${m}.join())`,
      `${m}.every(() => ${m}.indexOf(-1) < 0)`,
      `${m}.every(() => ${m}.lastIndexOf(-1) < 0)`,
      `${m}.every(() => ${m}.every(() => (1 / 3e-300).toString(2)))`,
      `${m}.map(() => ${r}.text).every((t, i, all) => all.every(([a, b, c]) => c))`,
      // What is done without a value is paid for too: gaps, missing parameters, empty statements, short parts.
      `${m}.every(() => [[1]].every(([${','.repeat(4_000)}]) => true))`,
      `${m}.every((${Array.from({ length: 1_500 }, (_, index) => `a${String(index)}`).join()}) => true)`,
      `${m}.every(() => [{}].every(({ ${Array.from({ length: 700 }, (_, index) => `a: a${String(index)}`).join()} }) => true))`,
      `${m}.every(() => { ${';'.repeat(4_000)} return true; })`,
      `${m}.every(() => [${','.repeat(4_000)}])`,
      `${m}.every(() => \`${'${1}'.repeat(1_500)}\`)`,
      `${m}.every(() => ${m}.slice(0, 20).every(() => (1 / 3e-300).toString(2)))`,
    ];
    for (const text of endless) {
      it(`ends what is too much: ${text.slice(0, 100)}`, () => {
        expect(failureOf(() => answers(`ctx => ${text}`))).toMatch(/^(takes more than 1000000 steps|a list is nested)/);
      });
    }

    it('ends what looks through a large text too often', () => {
      const large = aContext({
        text: 'a'.repeat(5_000_000),
        same: 'a'.repeat(5_000_000),
        part: `b${'a'.repeat(2_500_000)}`,
        many: response.many,
      });
      const t = `${r}.text`;
      for (const text of [
        `${t}.includes(${r}.part)`,
        `${t}.indexOf('b' + ${t}.slice(0, 2e6))`,
        `${t}.lastIndexOf('baaaaaaaaaaaaaa')`,
        `${t}.split(${r}.part)`,
        `${t}.split('')`,
        `${t}.split('a')`,
        `[...${t}]`,
        `${m}.every(() => !${t}.includes('b'))`,
        `${m}.every(() => ${t}.toLowerCase())`,
        `${m}.every(() => ${t}.trim())`,
        `${m}.every(() => !+${t})`,
        `${m}.every(() => ${t} != 5)`,
        `${m}.every(() => ${t} === ${r}.same)`,
        `${m}.every(() => ${t} == ${r}.same)`,
        `${m}.every(() => ${t} <= ${r}.same)`,
        `${m}.every(() => ${t}.slice(1))`,
        `${m}.every(() => ${t} + 'a' !== ${t} + 'b')`,
        `${m}.every(() => ${t} === \`\${${t}}\`)`,
        `${m}.every(() => ctx[${t}] === undefined)`,
        `${m}.every(() => ${t}.slice(0, -1) <= ${t}.slice(1))`,
        `${m}.every(() => [${t}].includes(\`\${${t}}\`))`,
      ]) {
        expect(failureOf(() => compileCondition(`ctx => ${text}`)(large)))
          .withContext(text)
          .toMatch(/^takes more than/);
      }
    });

    // What costs an engine more than it seems, by time or by room, is dear.
    const dear: readonly [string, (count: number) => unknown, number, string][] = [
      [
        'written numbers',
        (length) => Array.from({ length }, (_, index) => index / 7),
        100_000,
        '.every((n) => `${n}`)',
      ],
      ['joined numbers', (length) => Array.from({ length }, (_, index) => index / 7), 200_000, ".join('') !== ''"],
      ['objects', (length) => Array.from({ length }), 110_000, '.every(() => ({}))'],
      ['objects with a number for a name', (length) => Array.from({ length }), 2_000, '.every(() => ({ 1023: 1 }))'],
      [
        'objects with a number made a name',
        (length) => Array.from({ length }),
        2_000,
        '.every(() => ({ [1000 + 23]: 1 }))',
      ],
      ['new lists', (length) => Array.from({ length }), 500_000, '.concat().length > 0'],
      ['parts of a template', (length) => Array.from({ length }), 70_000, ".every(() => `${''}${''}${''}${''}-`)"],
      ['the case of Greek', (length) => 'ΐ'.repeat(length), 4_000_000, '.toUpperCase().length > 0'],
      [
        'a long text that is looked for',
        (length) => 'a'.repeat(length),
        5_000_000,
        `.includes('${'b'.repeat(200)}') || true`,
      ],
    ];
    for (const [what, make, count, rest] of dear) {
      it(`ends too many ${what}, and takes half of them`, () => {
        const holds = compileCondition(`ctx => ctx.response${rest}`);

        expect(failureOf(() => holds(aContext(make(count))))).toMatch(/^takes more than/);
        expect(holds(aContext(make(count / 2)))).toBe(true);
      });
    }

    it('has enough for a large response', () => {
      const large = aContext({
        text: `${'a'.repeat(10_000_000)}done`,
        items: Array.from({ length: 100_000 }, (_, id) => ({ id, state: 'done' })),
      });

      expect(compileCondition("ctx => ctx.response.text.toLowerCase().endsWith('done')")(large)).toBe(true);
      expect(compileCondition("ctx => ctx.response.items.every((item) => item.state === 'done')")(large)).toBe(true);
    });
  });

  it('changes no global', () => {
    const before = globalsNow();
    const texts = [...Object.values(refused).flat(), ...spellings('constructor'), ...spellings('__proto__')];
    for (const text of texts) failureOf(() => compileCondition(text));

    expect(isAsBefore(before)).toBe(true);
  });
});
