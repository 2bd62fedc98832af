import { slowDownHint } from '../../../lib/http/slowDownHint.js';
import { show } from '../../../lib/show.js';

describe('slowDownHint', () => {
  const hint = (body: unknown): unknown => slowDownHint({ status: 400, body });
  const slower = { delay: 5_000, reason: 'slow-down', scope: 'from now on' };
  const every = (delay: number): unknown => ({ delay, reason: 'poll-interval', scope: 'from now on' });

  const table: [unknown, unknown][] = [
    [{ error: 'slow_down' }, slower],
    [{ error: 'slow_down', error_description: 'too fast' }, slower],
    [{ error: 'slow_down', interval: 10 }, every(10_000)],
    [{ error: 'slow_down', interval: '10' }, every(10_000)],
    [{ error: 'slow_down', interval: 'soon' }, slower],
    [{ error: 'slow_down', interval: -10 }, slower],
    [{ error: 'slow_down', interval: 0 }, slower],
    [{ error: 'slow_down', interval: null }, slower],
    [{ error: 'authorization_pending' }, undefined],
    [{ error: 'authorization_pending', interval: 5 }, every(5_000)],
    [{ error: 'authorization_pending', interval: 'soon' }, undefined],
    [{ error: 'access_denied', interval: 5 }, undefined],
    [{ error: 'SLOW_DOWN' }, undefined],
    [{ error: { code: 'slow_down' } }, undefined],
    [{ interval: 5 }, undefined],
    ['slow_down', undefined],
    [['slow_down'], undefined],
    [null, undefined],
  ];
  for (const [body, expected] of table) {
    it(`takes ${JSON.stringify(body)} for ${show(expected)}`, () => {
      expect(hint(body)).toEqual(expected);
    });
  }

  it('looks at an answer of any kind', () => {
    expect([undefined, null, 5, 'slow_down', {}].map(slowDownHint)).toEqual(Array(5).fill(undefined));
  });
});
