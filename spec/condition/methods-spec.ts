import { show } from '../../lib/show.js';
import { valueOf } from './evaluate.js';
import { failureOf } from './failureOf.js';

describe('methods', () => {
  const table: [string, unknown][] = [
    ["'abcb'.includes('cb')", true],
    ["'abcb'.includes('a', 1)", false],
    ["'undefined'.includes()", true],
    ["'abcb'.indexOf('b')", 1],
    ["'abcb'.indexOf('b', 2)", 3],
    ["'abcb'.lastIndexOf('b')", 3],
    ["'abcb'.lastIndexOf('b', 2)", 1],
    ["'abcb'.startsWith('ab')", true],
    ["'abcb'.startsWith('b', 1)", true],
    ["'abcb'.endsWith('cb')", true],
    ["'abcb'.endsWith('b', 2)", true],
    ["'abcb'.slice(1, -1)", 'bc'],
    ["'abcb'.slice()", 'abcb'],
    ["'abcb'.substring(3, 1)", 'bc'],
    ["'abcb'.substring()", 'abcb'],
    ["'abcb'.at(-1)", 'b'],
    ["'abcb'.at(9)", undefined],
    ["'abcb'.at()", 'a'],
    ["'abcb'.charAt(1)", 'b'],
    ["'abcb'.charAt(9)", ''],
    ["' a '.trim()", 'a'],
    ["' a '.trimStart()", 'a '],
    ["' a '.trimEnd()", ' a'],
    ["'aB'.toLowerCase()", 'ab'],
    ["'aB'.toUpperCase()", 'AB'],
    ["'a,b,,c'.split(',')", ['a', 'b', '', 'c']],
    ["'a,b,,c'.split(',', 2)", ['a', 'b']],
    ["'a,b'.split(',', 0)", []],
    ["'a,b'.split(',', -1)", ['a', 'b']],
    ["'a,b'.split()", ['a,b']],
    ["'a,b'.split(undefined, 0)", []],
    ["'abc'.split('')", ['a', 'b', 'c']],
    ["''.split('')", []],
    ["''.split(',')", ['']],
    ["'aaa'.split('aa')", ['', 'a']],
    ["'a'.concat(1, null, ['b'])", 'a1nullb'],
    ["'a'.toString()", 'a'],
    ["['a', NaN].includes(NaN)", true],
    ["['a', 'b'].includes('a', 1)", false],
    ["['a', 'b'].includes('a', -2)", true],
    ["['a', NaN].indexOf(NaN)", -1],
    ["['a', 'b', 'a'].indexOf('a', 1)", 2],
    ["['a', 'b', 'a'].indexOf('c')", -1],
    ["['a', 'b', 'a'].lastIndexOf('a')", 2],
    ["['a', 'b', 'a'].lastIndexOf('a', 1)", 0],
    ["['a', 'b', 'a'].lastIndexOf('a', -2)", 0],
    ["['a', 'b', 'a'].lastIndexOf('a', -4)", -1],
    ["['a', 'b', 'a'].lastIndexOf('a', undefined)", 0],
    ["['a', 'b', 'a'].lastIndexOf('a', NaN)", 0],
    ['[1, 2, 3].slice(1)', [2, 3]],
    ['[1, 2, 3].slice(-2, -1)', [2]],
    ['[1, 2, 3].slice(2, 1)', []],
    ['[1, 2, 3].at(-1)', 3],
    ['[1, 2, 3].at(-4)', undefined],
    ['[1, 2, 3].at()', 1],
    ['[1].concat([2, [3]], 4)', [1, 2, [3], 4]],
    ["[1, null, undefined, 'a', [2, [3]]].join('-')", '1---a-2,3'],
    ['[1, 2].join()', '1,2'],
    ['[1, [2]].toString()', '1,2'],
    ['(1.256).toFixed(2)', '1.26'],
    ['(1.5).toFixed()', '2'],
    ['(1.5).toFixed(NaN)', '2'],
    ["(1.5).toFixed('a')", '2'],
    ['(1.5).toFixed(-0.5)', '2'],
    ['(1.55).toFixed(1.9)', '1.6'],
    ['(5).toString()', '5'],
    ['(255).toString(16)', 'ff'],
    ['true.toString()', 'true'],
    ['({ a: 1 }).toString()', '[object Object]'],
    ["'straße \\u0390'.toUpperCase()", 'STRASSE \u0399\u0308\u0301'],
  ];
  for (const [text, value] of table) {
    it(`gives ${show(value)} for ${text}`, () => {
      expect(valueOf(text)).toEqual(value);
    });
  }

  for (const text of ['(5).toFixed(101)', '(5).toFixed(-1)', '(5).toString(37)', "(5).toString('a')"]) {
    it(`fails for ${text}`, () => {
      expect(failureOf(() => valueOf(text))).toMatch(/^takes a number from \d+ to \d+ /);
    });
  }

  it('gives lists that are new', () => {
    const list = [[1], 2];

    for (const text of ['ctx.slice()', 'ctx.concat()', '[].concat(ctx)', 'ctx.filter(() => true)']) {
      expect(valueOf(text, list)).toEqual(list);
      expect(valueOf(text, list)).not.toBe(list);
    }
  });
});
