import { parseCondition } from '../../../cli/arguments/parseCondition.js';
import { UsageError } from '../../../cli/usageError.js';
import type { Attempt } from '../../../lib/attempt.js';
import type { HttpResponse } from '../../../lib/httpResponse.js';

describe('parseCondition', () => {
  const answer = (body: unknown, status = 200, headers: Record<string, string> = {}): HttpResponse => ({
    status,
    headers: new Headers(headers),
    body,
    url: null,
  });

  const attempt = {} as Attempt<HttpResponse>;

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
    ['body=hello', answer('hello'), true],
    ['body=hello', answer('hello\r\n'), true],
    ['body=hello', answer('hello!'), false],
    ['body=hello', answer({ body: 'hello' }), false],
    ['body.body=hello', answer({ body: 'hello' }), true],
    ['body=7', answer(7), true],
    ['body=true', answer(true), true],
    ['body=null', answer(null), true],
    ['body=', answer(null), true],
    ['body=', answer(''), true],
    ['body=[1,2]', answer([1, 2]), true],
    ['{"status":["2xx"],"body":{"progress":[{"$gte":90}]}}', answer({ progress: 95 }), true],
    ['{"status":["2xx"],"body":{"progress":[{"$gte":90}]}}', answer({ progress: 80 }), false],
    [' {"headers":{"x-ready":["1"]}}', answer(null, 200, { 'X-Ready': '1' }), true],
  ];
  for (const [text, response, expected] of cases) {
    it(`${expected ? 'matches' : 'does not match'} ${text} with ${String(response.status)} ${JSON.stringify(response.body)}`, () => {
      expect(parseCondition(text, '--until').matches(response, attempt)).toBe(expected);
    });
  }

  const response = answer({ status: 'running', job: { state: 'new' } }, 202, { 'x-ready': '0' });
  const values: readonly (readonly [string, string, unknown])[] = [
    ['status=200', 'state', 'running'],
    ['body=x', 'body', response.body],
    ['status=done', 'body.status', 'running'],
    ['job.state=done', 'body.job.state', 'new'],
    ['body.job.toString=done', 'body.job.toString', undefined],
    ['body.status.length=7', 'body.status.length', undefined],
    ['header.x-ready=1', 'header.x-ready', '0'],
    ['header.x-other=1', 'header.x-other', null],
  ];
  for (const [text, key, value] of values) {
    it(`tells ${key} for ${text}`, () => {
      const condition = parseCondition(text, '--until');

      expect([condition.text, condition.key, condition.valueIn(response)]).toEqual([text, key, value]);
    });
  }

  for (const value of ['2x', '600', '200-100', '42']) {
    it(`refuses status=${value}, which is a misspelt status rather than a word of the body`, () => {
      expect(() => parseCondition(`status=${value}`, '--until')).toThrowError(
        UsageError,
        `--until: "${value}" is no HTTP status; write 200, 2xx or 200-299, or body.status=${value}`,
      );
    });
  }

  for (const text of ['', 'done', '=done', 'body.=done', 'a..b=1', '.a=1', 'header.=1', 'header.x y=1']) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      expect(() => parseCondition(text, '--until')).toThrowError(
        UsageError,
        /^--until: .* is no condition; write KEY=VALUE, such as status=2xx/,
      );
    });
  }

  const filters: readonly (readonly [string, RegExp])[] = [
    ['{"status":', /^--until: .* begins like JSON, but is none$/],
    ['{"statu":["2xx"]}', /^--until: .*statu.*did you mean status\?/],
    ['{"status":["9xx"]}', /^--until: status\[0\]: "9xx" is not a status/],
  ];
  for (const [text, message] of filters) {
    it(`refuses the filter ${text}`, () => {
      expect(() => parseCondition(text, '--until')).toThrowError(UsageError, message);
    });
  }

  it('says a filter in words, and masks what is secret', () => {
    expect(parseCondition('{"status":[200],"body":{"a":{"b":["c","d"]}}}', '--until').text).toBe(
      'status=200 and body.a.b=c|d',
    );
    expect(parseCondition('session.token=hunter2', '--until').text).toBe('session.token=********');
    expect(parseCondition('header.x-api-key=hunter2', '--until').text).toBe('header.x-api-key=********');
  });
});
