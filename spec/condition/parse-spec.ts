import { parse } from '../../condition/parse.js';
import { failureOf } from './failureOf.js';

describe('parse', () => {
  for (const text of ['a => a', ' a => a ; ;', '// x\na => a // y', '/* x */ a => a; /* y */', '\ufeffa => a']) {
    it(`takes ${JSON.stringify(text)}`, () => {
      expect(parse(text).type).toBe('ArrowFunctionExpression');
    });
  }

  const failures: [string, RegExp][] = [
    ['a => a; b', /^nothing may follow the function \(1:9\)/],
    ['a => a;\n\n  b', /^nothing may follow the function \(3:3\)/],
    ['a => a; /*', /^unterminated comment \(1:9\)/],
    ["a => a; '", /^unterminated string constant \(1:9\)/],
    ['a => (', /^unexpected token \(1:7\)/],
    ['a => a }', /^nothing may follow the function \(1:8\)/],
    ['a => 010', /\(1:6\)/],
    ['#!a\na => a', /^unexpected character '!' \(1:2\)/],
    ['a => 1\n--> b', /^nothing may follow the function \(2:1\)/],
    [`a => ${'('.repeat(9_000)}`, /^is nested more than 100 levels deep \(1:1\d\d\)/],
    [`a => ${'!'.repeat(300)}a`, /^is nested more than 100 levels deep \(1:106\)/],
    [
      `a => /${'('.repeat(9_000)}/`,
      /^a regular expression is not allowed; use includes, startsWith or endsWith \(1:6\)/,
    ],
    ['a => a; /b/', /^a regular expression is not allowed/],
    ['a'.repeat(10_001), /^is longer than 10000 characters \(1:10001\)/],
  ];
  for (const [text, message] of failures) {
    it(`refuses ${JSON.stringify(text.slice(0, 40))}: ${String(message)}`, () => {
      expect(failureOf(() => parse(text))).toMatch(message);
    });
  }
});
