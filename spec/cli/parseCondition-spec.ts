import { parseCondition } from '../../cli/parseCondition.js';
import { UsageError } from '../../cli/usageError.js';
import type { HttpResponse } from '../../lib/httpResponse.js';

describe('parseCondition', () => {
  const answer = (body: unknown, status = 200, headers: Record<string, string> = {}): HttpResponse => ({
    status,
    headers: new Headers(headers),
    body,
    url: null,
  });

  const cases: readonly (readonly [string, HttpResponse, boolean])[] = [
    ['status=200', answer(null), true],
    ['status=200', answer(null, 202), false],
    ['status=2xx', answer(null, 204), true],
    ['status=200-299', answer(null, 299), true],
    ['status=200,404', answer(null, 404), true],
    ['status=200', answer({ status: 200 }, 202), false],
    ['status=completed', answer({ status: 'completed' }, 202), true],
    ['status=completed', answer({ status: 'running' }), false],
    ['body.status=200', answer({ status: 200 }, 202), true],
    ['body.status=completed', answer({ status: 'completed' }), true],
    ['state=done', answer({ state: 'done' }), true],
    ['state=done', answer({ state: 'Done' }), false],
    ['state=done', answer({}), false],
    ['state=done', answer('state=done'), false],
    ['body.job.state=done', answer({ job: { state: 'done' } }), true],
    ['job.state=done', answer({ job: { state: 'done' } }), true],
    ['job.state=done', answer({ job: 'state' }), false],
    ['items.state=done', answer({ items: [{ state: 'new' }, { state: 'done' }] }), true],
    ['progress=100', answer({ progress: 100 }), true],
    ['progress=100', answer({ progress: '100' }), true],
    ['progress=100', answer({ progress: 10 }), false],
    ['delta=-1.5e2', answer({ delta: -150 }), true],
    ['id=007', answer({ id: '007' }), true],
    ['ready=true', answer({ ready: true }), true],
    ['ready=true', answer({ ready: 'true' }), true],
    ['ready=true', answer({ ready: false }), false],
    ['ready=false', answer({ ready: false }), true],
    ['error=null', answer({ error: null }), true],
    ['error=null', answer({ error: 'null' }), true],
    ['error=null', answer({}), false],
    ['note=', answer({ note: '' }), true],
    ['query=a=b', answer({ query: 'a=b' }), true],
    ['header=a', answer({ header: 'a' }), true],
    ['header.x-ready=1', answer(null, 200, { 'X-Ready': '1' }), true],
    ['header.X-Ready=1', answer(null, 200, { 'x-ready': '1' }), true],
    ['header.x-ready=1', answer({ header: { 'x-ready': '1' } }), false],
  ];
  for (const [text, response, expected] of cases) {
    it(`${expected ? 'matches' : 'does not match'} ${text} with ${String(response.status)} ${JSON.stringify(response.body)}`, () => {
      expect(parseCondition(text).matches(response)).toBe(expected);
    });
  }

  const response = answer({ status: 'running', job: { state: 'new' } }, 202, { 'x-ready': '0' });
  const values: readonly (readonly [string, string, unknown])[] = [
    ['status=200', 'body', response.body],
    ['status=done', 'body.status', 'running'],
    ['job.state=done', 'body.job.state', 'new'],
    ['body.job.toString=done', 'body.job.toString', undefined],
    ['body.status.length=7', 'body.status.length', undefined],
    ['header.x-ready=1', 'header.x-ready', '0'],
    ['header.x-other=1', 'header.x-other', null],
  ];
  for (const [text, key, value] of values) {
    it(`tells ${key} for ${text}`, () => {
      const condition = parseCondition(text);

      expect([condition.text, condition.key, condition.valueIn(response)]).toEqual([text, key, value]);
    });
  }

  for (const value of ['2x', '600', '200-100', '42']) {
    it(`refuses status=${value}, which is a misspelt status rather than a word of the body`, () => {
      expect(() => parseCondition(`status=${value}`)).toThrowError(
        UsageError,
        `"${value}" is no HTTP status; write 200, 2xx or 200-299, or body.status=${value}`,
      );
    });
  }

  for (const text of ['', 'done', '=done', 'body.=done', 'a..b=1', '.a=1', 'header.=1', 'header.x y=1']) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      expect(() => parseCondition(text)).toThrowError(
        UsageError,
        /is no condition; write KEY=VALUE, such as status=2xx/,
      );
    });
  }
});
