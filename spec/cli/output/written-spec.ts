import { written } from '../../../cli/output/written.js';
import type { HttpResponse } from '../../../lib/httpResponse.js';

describe('written', () => {
  const answer = (body: unknown): HttpResponse => ({
    ...{ status: 200, url: 'http://localhost/', body },
    headers: new Headers({ 'X-Ready': '1', 'set-cookie': 'sid=hunter2' }),
  });

  const bodies: readonly (readonly [unknown, boolean, string])[] = [
    [{ a: [1] }, false, '{\n  "a": [\n    1\n  ]\n}\n'],
    [7, false, '7\n'],
    [null, false, ''],
    ['text', false, 'text\n'],
    ['text\n', false, 'text\n'],
    ['a\u001b[2Jb\r\n', false, 'a\u001b[2Jb\r\n'],
    ['a\u001b[2Jb\r\n', true, 'a\ufffd[2Jb\n'],
  ];
  for (const [body, isTerminal, text] of bodies) {
    it(`writes the body ${JSON.stringify(body)} ${isTerminal ? 'to a terminal' : 'to a pipe'}`, () => {
      expect(written(answer(body), 'body', isTerminal)).toBe(text);
    });
  }

  it('writes the whole response, its credentials masked', () => {
    expect(JSON.parse(written(answer({ a: 1 }), 'response', false))).toEqual({
      ...{ status: 200, url: 'http://localhost/', body: { a: 1 } },
      headers: { 'x-ready': '1', 'set-cookie': '********' },
    });
  });

  it('writes nothing where that was asked for', () => {
    expect(written(answer('text'), 'none', false)).toBe('');
  });
});
