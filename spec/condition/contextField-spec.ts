import { isContextField, noContextField } from '../../condition/contextField.js';
import { aContext } from './aContext.js';

describe('isContextField', () => {
  it('knows the fields of a context', () => {
    expect(Object.keys(aContext(null)).every(isContextField)).toBe(true);
    expect(['body', 'Status', 'toString', '__proto__', ''].filter(isContextField)).toEqual([]);
  });
});

describe('noContextField', () => {
  const table: [string, string][] = [
    ['body', 'the context has no field body; did you mean response?'],
    ['code', 'the context has no field code; did you mean status?'],
    ['time', 'the context has no field time; did you mean elapsed?'],
    ['attempts', 'the context has no field attempts; did you mean attempt?'],
    ['toString', 'the context has no field toString; it has response, status, headers, attempt, elapsed'],
    [
      'x'.repeat(9_000),
      `the context has no field ${'x'.repeat(39)}…; it has response, status, headers, attempt, elapsed`,
    ],
  ];
  for (const [name, message] of table) {
    it(`says of ${name.slice(0, 40)}: ${message.slice(-40)}`, () => {
      expect(noContextField(name)).toBe(message);
    });
  }
});
