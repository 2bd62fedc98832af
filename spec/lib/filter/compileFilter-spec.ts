import { FilterSyntaxError } from '../../../lib/errors/filterSyntaxError.js';
import { compileFilter } from '../../../lib/filter/compileFilter.js';
import type { ResponseFilter } from '../../../lib/filter/responseFilter.js';
import type { HttpResponse } from '../../../lib/httpResponse.js';

/** A response of status 200 with a JSON body, but for what is said. */
function answer(parts: Partial<HttpResponse> = {}): HttpResponse {
  return { status: 200, headers: new Headers(), body: {}, url: null, isJson: true, ...parts };
}

function matches(filter: ResponseFilter, response: HttpResponse): boolean {
  return compileFilter(filter)(response);
}

describe('compileFilter', () => {
  it('matches any response when the filter is empty', () => {
    for (const response of [answer(), answer({ status: 503 }), answer({ body: '<html>', isJson: false })]) {
      expect(matches({}, response)).toBeTrue();
    }
  });

  it('requires every field', () => {
    const filter = { status: [200], headers: { 'x-state': ['on'] }, body: { a: [1] } };
    const right = answer({ headers: new Headers({ 'x-state': 'on' }), body: { a: 1 } });

    expect(matches(filter, right)).toBeTrue();
    expect(matches(filter, { ...right, status: 201 })).toBeFalse();
    expect(matches(filter, { ...right, headers: new Headers({ 'x-state': 'off' }) })).toBeFalse();
    expect(matches(filter, { ...right, body: { a: 2 } })).toBeFalse();
  });

  describe('status', () => {
    const table: [ResponseFilter['status'] & {}, number, boolean][] = [
      [200, 200, true],
      [200, 202, false],
      ['2xx', 202, true],
      [[200, '404'], 404, true],
      [['200-203', '5xx'], 204, false],
      ['200, 204', 204, true],
      [['all'], 999, true],
      [[], 503, true],
    ];
    for (const [status, code, expected] of table) {
      it(`${JSON.stringify(status)} ${expected ? 'matches' : 'does not match'} ${String(code)}`, () => {
        expect(matches({ status }, answer({ status: code }))).toBe(expected);
      });
    }
  });

  describe('headers', () => {
    const headers = new Headers([
      ['ETag', '"v2"'],
      ['X-Count', '5'],
      ['X-Empty', ''],
      ['X-Many', 'a'],
      ['X-Many', 'b'],
    ]);
    const table: [ResponseFilter['headers'] & {}, boolean][] = [
      [{ etag: ['"v2"'] }, true],
      [{ ETag: ['"v2"'] }, true],
      [{ eTAG: ['"v2"', '"v3"'] }, true],
      [{ etag: ['"V2"'] }, false],
      [{ 'x-count': ['5'] }, true],
      [{ 'x-count': [5] }, false],
      [{ 'x-count': [{ $gt: 1 }] }, false],
      [{ 'x-many': ['a, b'] }, true],
      [{ 'x-many': ['a'] }, false],
      [{ 'x-many': [{ $startsWith: 'a' }, { $endsWith: 'b' }] }, true],
      [{ 'x-many': [{ $includes: 'a' }] }, false],
      [{ 'x-empty': [''] }, true],
      [{ 'x-empty': [{ $exists: true }] }, true],
      [{ 'x-none': [{ $exists: true }] }, false],
      [{ 'x-none': [{ $exists: false }] }, true],
      [{ 'x-none': [{ $isNull: true }] }, false],
      [{ 'x-none': [{ $anythingBut: 'a' }] }, true],
      [{ 'x-none': [{ $not: 'a' }] }, false],
      [{ 'x-none': [] }, true],
      [{ 'x-none': {} }, true],
      [{ etag: {} }, true],
      [{ etag: { length: [4] } }, false],
      [{ etag: [{ $ignoreCaseEquals: '"V2"', $not: '"v2"' }] }, false],
      [{ etag: ['"v2"'], 'x-count': ['6'] }, false],
      [{ toString: [{ $exists: false }] }, true],
      [{}, true],
    ];
    for (const [filter, expected] of table) {
      it(`${JSON.stringify(filter)} ${expected ? 'match' : 'do not match'}`, () => {
        expect(matches({ headers: filter }, answer({ headers }))).toBe(expected);
      });
    }

    it('are asked for as written, then in lower case', () => {
      const lower = new Map([['x-state', 'on']]);
      const upper = new Map([['X-State', 'on']]);
      const of = (map: Map<string, string>): HttpResponse =>
        answer({ headers: { get: (name) => map.get(name) ?? null } });

      expect(matches({ headers: { 'X-State': ['on'] } }, of(lower))).toBeTrue();
      expect(matches({ headers: { 'X-State': ['on'] } }, of(upper))).toBeTrue();
      expect(matches({ headers: { 'x-state': ['on'] } }, of(lower))).toBeTrue();
    });
  });

  describe('body', () => {
    const table: [unknown, ResponseFilter['body'] & {}, boolean][] = [
      [{ status: 'done' }, { status: ['done'] }, true],
      [{ status: 'done' }, { status: ['failed'] }, false],
      [{ a: [{ b: 1 }, { b: 2 }] }, { a: { b: [2] } }, true],
      [[{ b: 1 }], { 0: { b: [1] } }, true],
      [[{ b: 1 }], { b: [1] }, false],
      [['a'], { length: [1] }, true],
      [null, {}, true],
      [null, { a: [] }, false],
      [42, {}, true],
      ['x', {}, true],
      [[], {}, true],
      [42, { toFixed: [{ $exists: false }] }, true],
    ];
    for (const [body, filter, expected] of table) {
      it(`${JSON.stringify(body)} ${expected ? 'matches' : 'does not match'} ${JSON.stringify(filter)}`, () => {
        expect(matches({ body: filter }, answer({ body }))).toBe(expected);
      });
    }

    it('that is not JSON does not match, not even an empty filter', () => {
      for (const body of ['<html>', '', null, { looks: 'fine' }]) {
        expect(matches({ body: {} }, answer({ body, isJson: false }))).toBeFalse();
        expect(matches({ status: 200 }, answer({ body, isJson: false }))).toBeTrue();
      }
    });

    it('of a transport that does not tell counts as JSON unless it is text or missing', () => {
      const of = (body: unknown): HttpResponse => ({ status: 200, headers: new Headers(), body, url: null });

      for (const body of [{}, [], null, 0, false, { a: 1 }]) expect(matches({ body: {} }, of(body))).toBeTrue();
      for (const body of ['', 'text', undefined]) expect(matches({ body: {} }, of(body))).toBeFalse();
    });
  });

  it('takes what a response does not have for missing', () => {
    const bare = { body: { a: 1 } } as unknown as HttpResponse;

    expect(matches({ body: { a: [1] } }, bare)).toBeTrue();
    expect(matches({ status: [200] }, bare)).toBeFalse();
    expect(matches({ status: [] }, bare)).toBeTrue();
    expect(matches({ headers: { etag: [{ $exists: true }] } }, bare)).toBeFalse();
    expect(matches({ headers: { etag: [{ $exists: false }] } }, bare)).toBeTrue();
    expect(matches({ headers: {} }, bare)).toBeTrue();
    expect(matches({ body: {} }, {} as HttpResponse)).toBeFalse();
  });

  it('asks for nothing that the filter does not name', () => {
    const asked: PropertyKey[] = [];
    const response = new Proxy(answer({ body: { a: 1 } }), {
      get: (target, key) => {
        asked.push(key);
        return Reflect.get(target, key) as unknown;
      },
    });
    compileFilter({})(response);
    compileFilter({ status: 200 })(response);

    expect(asked).toEqual(['status']);
  });

  it('stays as it was when the filter is changed', () => {
    const filter = { status: [200], headers: { etag: ['a'] }, body: { a: ['x'] } };
    const test = compileFilter(filter);
    filter.status[0] = 404;
    filter.headers.etag[0] = 'b';
    filter.body.a[0] = 'y';

    expect(test(answer({ headers: new Headers({ etag: 'a' }), body: { a: 'x' } }))).toBeTrue();
  });

  it('takes a filter that was written as JSON', () => {
    const filter = JSON.parse(
      '{ "status": ["2xx"], "body": { "n": [{ "$gte": 1 }, { "$lt": 5 }] } }',
    ) as ResponseFilter;

    expect(matches(filter, answer({ body: { n: 1 } }))).toBeTrue();
    expect(matches(filter, answer({ body: { n: 5 } }))).toBeFalse();
  });

  const malformed: [unknown, string, string][] = [
    [null, '', 'must be a plain object, not null'],
    [undefined, '', 'must be a plain object, not undefined'],
    ['completed', '', 'must be a plain object, not "completed"'],
    [[], '', 'must be a plain object, not []'],
    [new Map(), '', 'must be a plain object, not [object Map]'],
    [{ header: { etag: ['a'] } }, 'header', 'unknown field; did you mean headers?'],
    [{ Status: [200] }, 'Status', 'unknown field; did you mean status?'],
    [{ payload: {} }, 'payload', 'unknown field'],
    [{ toString: {} }, 'toString', 'unknown field'],
    [JSON.parse('{ "__proto__": {} }'), '__proto__', 'unknown field'],
    [{ 'x y': {} }, '["x y"]', 'unknown field'],
    [{ headers: { etag: [{ $exist: true }] } }, 'headers.etag[0]', 'unknown operator $exist; did you mean $exists?'],
    [{ headers: null }, 'headers', 'must be a plain object, not null'],
    [{ headers: ['etag'] }, 'headers', 'must be a plain object, not ["etag"]'],
    [
      { headers: { 'content-type': 'text/html' } },
      'headers["content-type"]',
      'must be a list or a nested filter, not "text/html"; write ["text/html"]',
    ],
    [{ body: undefined }, 'body', 'must be a plain object, not undefined'],
    [{ body: ['done'] }, 'body', 'must be a plain object, not ["done"]'],
    [{ body: new Date(0) }, 'body', 'must be a plain object, not "1970-01-01T00:00:00.000Z"'],
    [{ body: { status: 'done' } }, 'body.status', 'must be a list or a nested filter, not "done"; write ["done"]'],
    [{ body: { 'a.b': null } }, 'body["a.b"]', 'must be a list or a nested filter, not null'],
  ];
  for (const [filter, path, problem] of malformed) {
    it(`refuses ${path === '' ? 'a filter that' : path}: ${problem}`, () => {
      expect(() => compileFilter(filter as ResponseFilter)).toThrow(new FilterSyntaxError(path, problem));
    });
  }

  for (const status of [null, undefined, '6xx', 99, '300-200', {}, [null]]) {
    it(`refuses the status ${status === undefined ? 'undefined' : JSON.stringify(status)}`, () => {
      expect(() => compileFilter({ status } as ResponseFilter)).toThrowError(
        FilterSyntaxError,
        /^status.* is not a status/,
      );
    });
  }
});
