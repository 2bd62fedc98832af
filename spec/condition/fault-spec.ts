import { conditionError, fault } from '../../condition/fault.js';

describe('fault', () => {
  const table: [string, number, readonly string[]][] = [
    ['abc', 0, ['(1:1)', '  abc', '  ^']],
    ['abc', 2, ['(1:3)', '  abc', '    ^']],
    ['abc', 3, ['(1:4)', '  abc', '     ^']],
    ['', 0, ['(1:1)', '  ', '  ^']],
    ['a\nbcd\ne', 3, ['(2:2)', '  bcd', '   ^']],
    ['a\r\nbcd\r\ne', 4, ['(2:2)', '  bcd', '   ^']],
    ['a\rb\u2028c\u2029def', 7, ['(4:2)', '  def', '   ^']],
    ['a\tb\u001b[31mc', 2, ['(1:3)', '  a b [31mc', '    ^']],
    ['a\u202eb\u200bc', 4, ['(1:5)', '  a b c', '      ^']],
  ];
  for (const [text, offset, [place, line, caret]] of table) {
    it(`shows ${String(offset)} in ${JSON.stringify(text)}`, () => {
      expect(fault(text, offset, 'is wrong').message.split('\n')).toEqual([
        `invalid condition: condition: is wrong ${place!}`,
        line!,
        caret!,
      ]);
    });
  }

  it('shows a part of a long line, with the caret beneath the place', () => {
    const [, line, caret] = fault(`${'a'.repeat(500)}X${'b'.repeat(500)}`, 500, 'is wrong').message.split('\n');

    expect(line).toBe(`  …${'a'.repeat(60)}X${'b'.repeat(59)}…`);
    expect(line?.charAt(caret?.indexOf('^') ?? 0)).toBe('X');
  });

  it('clips a long problem, and keeps control characters out of it', () => {
    const { message } = fault('a', 0, `\u001b[31m\n${'x'.repeat(500)}`);

    expect(message).not.toContain('\u001b');
    expect(message.split('\n').length).toBe(3);
    expect(message.length).toBeLessThan(260);
  });
});

describe('conditionError', () => {
  it('has the path of a condition', () => {
    const { path, faults, message, kind } = conditionError('is wrong');

    expect(path).toBe('condition');
    expect(faults).toEqual([{ path: 'condition', problem: 'is wrong' }]);
    expect(message).toBe('invalid condition: condition: is wrong');
    expect(kind).toBe('syntax');
  });
});
