import { parseArguments } from '../../../bench/harness/parseArguments.js';
import type { Arguments } from '../../../bench/harness/parseArguments.js';

describe('parseArguments', () => {
  const known = ['P1', 'P2', 'P9b'];
  const all: Arguments = { ids: [], as: 'tables', size: 'full', variant: undefined };

  const right: readonly (readonly [string, Arguments])[] = [
    ['', all],
    ['P2 P9b', { ...all, ids: ['P2', 'P9b'] }],
    ['--quick --json P1', { ...all, as: 'json', size: 'quick', ids: ['P1'] }],
    ['--record', { ...all, as: 'record' }],
    ['--check', { ...all, as: 'check', size: 'once' }],
    ['P1 --here --once --variant loop', { ids: ['P1'], as: 'here', size: 'once', variant: 'loop' }],
  ];
  for (const [line, read] of right) {
    it(`reads '${line}'`, () => {
      expect(parseArguments(line.split(' ').filter(Boolean), known)).toEqual(read);
    });
  }

  const wrong: readonly (readonly [string, string | RegExp])[] = [
    ['P3', 'there is no row P3, but P1, P2, P9b'],
    ['--fast', /--fast/],
    ['--quick=5', /--quick/],
    ['--json --record', '--json and --record do not go together'],
    ['--record --quick', '--record and --quick do not go together'],
    ['--check --quick', '--check and --quick do not go together'],
    ['--variant loop', '--variant goes with --here'],
    ['--once', '--once goes with --here'],
  ];
  for (const [line, message] of wrong) {
    it(`refuses '${line}'`, () => {
      expect(() => parseArguments(line.split(' '), known)).toThrowError(message as string);
    });
  }
});
