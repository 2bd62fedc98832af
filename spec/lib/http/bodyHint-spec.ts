import { bodyHint } from '../../../lib/http/bodyHint.js';
import { show } from '../../../lib/show.js';

describe('bodyHint', () => {
  const answer = (body: unknown): unknown => ({ status: 202, body });

  it('reads seconds or milliseconds, once unless told otherwise', () => {
    const body = { retry: { after: 1.5 } };

    expect(bodyHint('retry.after', 's')(answer(body), 0)).toEqual({
      delay: 1_500,
      reason: 'retry-after',
      scope: 'once',
    });
    expect(bodyHint('retry.after', 'ms')(answer(body), 0)?.delay).toBe(2);
    expect(bodyHint('interval', 's', 'from now on')(answer({ interval: 5 }), 0)).toEqual({
      delay: 5_000,
      reason: 'poll-interval',
      scope: 'from now on',
    });
  });

  it('reads the text of a number, and in a list', () => {
    expect(bodyHint('jobs.0.after', 's')(answer({ jobs: [{ after: '5' }] }), 0)?.delay).toBe(5_000);
  });

  it('finds nothing where there is no such number', () => {
    const read = bodyHint('retry.after', 's');
    const bodies = [undefined, null, 5, 'text', [], {}, { retry: null }, { retry: 5 }, { 'retry.after': 5 }];
    const values = [null, -1, NaN, Infinity, 'soon', '', true, [5], {}];
    for (const body of [...bodies, ...values.map((after) => ({ retry: { after } }))]) {
      expect(read(answer(body), 0))
        .withContext(show(body))
        .toBeUndefined();
    }
    expect([undefined, null, 'text', {}].map((answer) => read(answer, 0))).toEqual(Array(4).fill(undefined));
  });

  const wrong: [string, unknown[], RegExp][] = [
    ['a path that is empty', ['', 's'], /^bodyHint: path must be a path such as "retry.after", not ""$/],
    ['a path with a name left out', ['retry..after', 's'], /path must be/],
    ['a path that is none', [['retry'], 's'], /path must be/],
    ['a unit that is none', ['interval', 'm'], /^bodyHint: unit must be one of ms, s, not "m"$/],
    ['a unit left out', ['interval'], /unit must be/],
    [
      'a scope that is none',
      ['interval', 's', 'always'],
      /^bodyHint: scope must be one of once, from now on, not "always"$/,
    ],
  ];
  for (const [what, parameters, message] of wrong) {
    it(`refuses ${what}`, () => {
      expect(() => bodyHint(...(parameters as Parameters<typeof bodyHint>))).toThrowError(TypeError, message);
    });
  }
});
