import * as fc from 'fast-check';
import { PlanError } from '../../../lib/errors/planError.js';
import { redact } from '../../../lib/mask/redact.js';
import { parsePlan } from '../../../lib/plan/parsePlan.js';
import type { Plan } from '../../../lib/plan/plan.js';

const least = { version: 1, request: 'https://api.example.com/jobs/42', until: {} } as const;

/** Has all there is. */
const most: Plan = {
  $schema: './node_modules/rxpoll/dist/plan.schema.json',
  version: 1,
  key: 'job-42',
  request: {
    url: '{{base}}/jobs/{id}?verbose=1#top',
    method: 'POST',
    headers: { authorization: 'Bearer {{token}}', 'x-empty': '' },
    body: { job: '{{job}}', list: [1, null, { deep: true }] },
    query: { tag: ['a', 1, true], none: null, q: '{{q}}' },
    pathParams: { id: '{{job}}' },
    credentials: 'include',
    redirect: 'error',
  },
  requestTimeout: '10s',
  retry: {
    maxRetries: 2,
    strategy: 'fibonacci',
    initialDelay: '1s',
    multiplier: 1.5,
    maxDelay: '1m',
    jitter: 'equal',
    retryUnsafe: true,
    maxServerDelay: '1h',
    onServerDelay: 'clamp',
    byStatus: { '5xx': { strategy: 'backoff', limit: 3 }, '429': { strategy: 'headers', resetHeader: 'x-reset' } },
  },
  schedule: {
    strategy: 'fixed',
    initialDelay: 0,
    multiplier: 2,
    maxDelay: 60_000,
    jitter: false,
    maxAttempts: 20,
    maxElapsed: '1h 30m',
    startAfter: 0,
    align: true,
    maxServerDelay: '0ms',
    onServerDelay: 'wait',
  },
  until: { status: ['2xx'], headers: { 'x-ready': ['1'] }, body: { status: ['completed'] } },
  failOn: { body: { status: ['failed'] } },
  stableFor: 2,
  onExhausted: 'complete',
  tolerateErrors: 3,
  maxBodyBytes: 1_000,
  bodyHints: { 'retry.after': 's', interval: { unit: 'ms', scope: 'from now on' } },
  conditional: 'cross-origin',
  prefer: { wait: '1m', respondAsync: true },
  timeout: false,
};

/** The faults of what is no plan, each as `path: problem`. */
function faultsOf(document: unknown): readonly string[] {
  try {
    parsePlan(document);
    return [];
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    return error.faults.map(({ path, problem }) => `${path}: ${problem}`);
  }
}

describe('parsePlan', () => {
  it('takes the least there can be', () => {
    expect(parsePlan(least)).toEqual(least);
  });

  it('takes all there is', () => {
    expect(parsePlan(most)).toEqual(most);
  });

  it('takes the text of JSON', () => {
    expect(parsePlan(JSON.stringify(most))).toEqual(most);
  });

  it('takes what is redacted', () => {
    const url = redact`https://api.example.com/jobs?key=${'s3cret'}`;

    expect(parsePlan({ ...least, request: { url, headers: { a: redact`b${'c'}` } } }).request).toEqual(
      jasmine.objectContaining({ url }),
    );
  });

  const faulty: [string, unknown, readonly string[]][] = [
    ['what is no object', 5, [': must be an object with version, request and until, not 5']],
    ['a list', [], [': must be an object with version, request and until, not a list']],
    ['null', null, [': must be an object with version, request and until, not null']],
    ['nothing', undefined, [': is missing; it must be an object with version, request and until']],
    [
      'an empty object',
      {},
      [
        'version: is missing; it must be 1',
        'request: is missing; it must be an address, or an object with a url',
        'until: is missing; it must be a filter, such as { "status": ["2xx"] }',
      ],
    ],
    ['another version', { ...least, version: 2 }, ['version: must be 1, not 2']],
    ['an unknown key', { ...least, untill: {} }, ['untill: unknown key; did you mean until?']],
    [
      'an unknown key further in',
      { ...least, schedule: { initalDelay: 1 } },
      ['schedule.initalDelay: unknown key; did you mean initialDelay?'],
    ],
    ['keys that are no names', { ...least, request: { url: 'http://a', 'a b': 1 } }, ['request["a b"]: unknown key']],
    [
      'a request of another kind',
      { ...least, request: 7 },
      ['request: must be an address, or an object with a url, not 7'],
    ],
    ['a request without an address', { ...least, request: {} }, ['request.url: is missing; it must be an address']],
    ['an empty address', { ...least, request: '' }, ['request: must be an address, not ""']],
    [
      'an address of another protocol',
      { ...least, request: 'ftp://api.example.com' },
      ['request.url: "ftp://api.example.com" is not an address of http:// or https://'],
    ],
    [
      'an address with a password that is none',
      { ...least, request: 'http://me:s3cret@[a/' },
      ['request.url: "http://********@[a/" is not a valid URL'],
    ],
    [
      'a body without a method for it',
      { ...least, request: { url: 'http://a', body: {} } },
      ['request.body: a GET request has no body; give a method such as "POST"'],
    ],
    [
      'a name in the path that nothing stands for',
      { ...least, request: { url: 'http://a/{id}', pathParams: { ix: 1 } } },
      ['request.pathParams.ix: stands nowhere in the path of url'],
    ],
    [
      'header fields that are no text, without telling a credential',
      { ...least, request: { url: 'http://a', headers: { a: 5, authorization: 6 } } },
      ['request.headers.a: must be text, not 5', 'request.headers.authorization: must be text'],
    ],
    [
      'a header that HTTP does not allow',
      { ...least, request: { url: 'http://a', headers: { 'a b': 'c' } } },
      ['request.headers["a b"]: the header "a b" has a name or a value that HTTP does not allow'],
    ],
    [
      'values of a query',
      { ...least, request: { url: 'http://a', query: { a: {}, b: ['c', []] } } },
      [
        'request.query.a: must be text, a number, true, false, null, or a list of values, not an object',
        'request.query.b[1]: must be text, a number, true or false, not a list',
      ],
    ],
    [
      'durations',
      { ...least, requestTimeout: 'soon', timeout: -1, schedule: { initialDelay: 0, startAfter: '-1s' } },
      [
        'requestTimeout: "soon" is not a duration; write milliseconds, or text such as "500ms", "10s" or "1h 30m"',
        'schedule.startAfter: "-1s" is not a duration; write milliseconds, or text such as "500ms", "10s" or "1h 30m"',
        'timeout: -1 is not a duration; write milliseconds, or text such as "500ms", "10s" or "1h 30m"',
      ],
    ],
    [
      'durations of another kind',
      { ...least, timeout: true, schedule: { initialDelay: [] } },
      [
        'schedule.initialDelay: must be a finite duration, 0 or more: milliseconds, or text such as "10s", not a list',
        'timeout: must be a duration such as "10s", or false for no limit, not true',
      ],
    ],
    ['a limit of nothing', { ...least, timeout: 0 }, ['timeout: must be a number greater than 0, not 0']],
    [
      'what only the schedule finds',
      { ...least, schedule: { initialDelay: 0 } },
      ['schedule.initialDelay: must be a finite duration greater than 0, not 0'],
    ],
    [
      'what only the retries find',
      { ...least, retry: { byStatus: { '9xx': { strategy: 'backoff' } } } },
      ['retry.byStatus.9xx: "9xx" is not a status; write a code from 100 to 599, "2xx", "20x", "200-299" or "all"'],
    ],
    [
      'numbers',
      {
        ...least,
        stableFor: 0,
        tolerateErrors: 0.5,
        maxBodyBytes: '1',
        schedule: { multiplier: 0, maxAttempts: 1e99 },
      },
      [
        'schedule.multiplier: must be a number greater than 0, not 0',
        'schedule.maxAttempts: must be a whole number, 1 or more, not 1e+99',
        'stableFor: must be a whole number, 1 or more, not 0',
        'tolerateErrors: must be a whole number, 0 or more, not 0.5',
        'maxBodyBytes: must be a whole number, 0 or more, not "1"',
      ],
    ],
    [
      'words',
      { ...least, onExhausted: 'ignore', schedule: { strategy: 'random', jitter: 1 }, retry: { strategy: '' } },
      [
        'retry.strategy: must be one of fixed, linear, exponential, fibonacci, not ""',
        'schedule.strategy: must be one of fixed, linear, exponential, fibonacci, not "random"',
        'schedule.jitter: must be one of full, equal, decorrelated, none, true, false, not 1',
        'onExhausted: must be one of error, complete, not "ignore"',
      ],
    ],
    [
      'what the server has no say in',
      {
        ...least,
        schedule: { onServerDelay: 'ignore' },
        retry: { onServerDelay: true },
        conditional: 'same-origin',
      },
      [
        'retry.onServerDelay: must be one of stop, wait, clamp, not true',
        'schedule.onServerDelay: must be one of stop, wait, clamp, not "ignore"',
        'conditional: must be one of true, false, cross-origin, not "same-origin"',
      ],
    ],
    [
      'hints that say nothing, or nowhere',
      {
        ...least,
        bodyHints: {
          'a..b': 's',
          '': 'ms',
          b: 'minutes',
          c: {},
          d: { unit: 's', scope: 'now' },
          e: { unit: 's', x: 1 },
        },
      },
      [
        'bodyHints["a..b"]: must be a path such as "retry.after", not "a..b"',
        'bodyHints[""]: must be a path such as "retry.after", not ""',
        'bodyHints.b: must be ms, s, or an object with a unit, not "minutes"',
        'bodyHints.c.unit: is missing; it must be one of ms, s',
        'bodyHints.d.scope: must be one of once, from now on, not "now"',
        'bodyHints.e.x: unknown key',
      ],
    ],
    [
      'hints of another kind',
      { ...least, bodyHints: [] },
      ['bodyHints: must be an object of paths and units, not a list'],
    ],
    [
      'a preference without a wait',
      { ...least, prefer: {} },
      ['prefer.wait: is missing; it must be a second or more, and finite: milliseconds, or text such as "10s"'],
    ],
    [
      'preferences',
      { ...least, prefer: { wait: '500ms', respondAsync: 'yes', handling: 'strict' } },
      [
        'prefer.wait: must be a second or more, and finite, not "500ms"',
        'prefer.respondAsync: must be true or false, not "yes"',
        'prefer.handling: unknown key',
      ],
    ],
    [
      'filters, every fault of them',
      { ...least, until: { stauts: [200], body: { a: [{ $gtt: 1 }], b: 5 } }, failOn: { status: ['9xx'] } },
      [
        'until.stauts: unknown field; did you mean status?',
        'until.body.a[0]: unknown operator $gtt; did you mean $gt?',
        'until.body.b: must be a list or a nested filter, not 5; write [5]',
        'failOn.status[0]: "9xx" is not a status; write a code from 100 to 599, "2xx", "20x", "200-299" or "all"',
      ],
    ],
  ];
  for (const [what, document, faults] of faulty) {
    it(`refuses ${what}`, () => {
      expect(faultsOf(document)).toEqual(faults);
    });
  }

  it('tells the faults of every part, whatever is wrong with the others', () => {
    const document = {
      version: 1,
      request: { url: 'ftp://a', method: 'X Y', headers: { 'a b': 'c', d: 'e\nf' } },
      untill: {},
      until: { status: ['x'] },
      schedule: { initialDelay: 0, maxDelay: 0 },
      retry: { initialDelay: 0, byStatus: { '4290': { strategy: 'backoff' } } },
    };

    expect(faultsOf(document).map((fault) => fault.replace(/:.*/, ''))).toEqual([
      'schedule.maxDelay',
      'until.status[0]',
      'untill',
      'request.url',
      'request.method',
      'request.headers["a b"]',
      'request.headers.d',
      'retry.initialDelay',
      'retry.byStatus.4290',
    ]);
  });

  for (const place of ['until', 'request.headers', 'request.pathParams', 'retry.byStatus']) {
    it(`refuses __proto__ in ${place}, which would be lost`, () => {
      const [part = '', inner] = place.split('.');
      const hostile = JSON.parse('{ "__proto__": { "status": [404] } }') as object;
      const request = { url: 'http://a', ...(part === 'request' && { [String(inner)]: hostile }) };
      const plan = { ...least, request, ...(part !== 'request' && { [part]: inner ? { [inner]: hostile } : hostile }) };

      expect(faultsOf(plan)).toEqual([jasmine.stringMatching(/__proto__: unknown |__proto__.*: must be /)]);
    });
  }

  it('takes a host, a port and a scheme that are not known yet', () => {
    for (const url of [
      'https://api.{{domain}}/x',
      'https://jobs-{{region}}.{{domain}}:{{port}}/',
      'https://[{{v6}}]/x',
      '{{scheme}}://{{host}}/',
      '{{base}}/x',
      '{{base}}?x=1',
      'http://{{user}}:{{password}}@a/',
    ]) {
      expect(faultsOf({ ...least, request: url }))
        .withContext(url)
        .toEqual([]);
    }
  });

  it('takes what is undefined as left out', () => {
    const parts = { headers: { a: undefined }, query: { b: undefined }, pathParams: { c: undefined } };

    expect(faultsOf({ ...least, request: { url: 'http://a', ...parts }, failOn: undefined })).toEqual([]);
  });

  it('is quick with names that are long', () => {
    const long = 'x'.repeat(1_000_000);

    expect(faultsOf({ ...least, [long]: 1 })[0]).toContain('unknown key');
    expect(faultsOf({ ...least, request: `https://a.b/?${'{x'.repeat(50_000)}` })).toEqual([]);
    expect(faultsOf({ ...least, request: `https://a.b/${'{'.repeat(100_000)}` })).toEqual([]);
  });

  it('shows where a text is no JSON, without telling what stands there', () => {
    const text = '{\n  "version": 1,\n  "request": s3cret\n}';

    expect(() => parsePlan(text)).toThrowError(
      PlanError,
      /^invalid plan: it is no JSON; look at line 3, column 14$|JSON/,
    );
    expect(() => parsePlan(text)).not.toThrowError(PlanError, /s3cret/);
  });

  it('refuses a text that ends too early', () => {
    expect(() => parsePlan('{"version": 1')).toThrowError(PlanError, /^invalid plan: it is no JSON; /);
  });

  it('refuses a filter that is nested too deeply', () => {
    let body: unknown = ['x'];
    for (let depth = 0; depth < 100_000; depth++) body = { a: body };

    expect(faultsOf({ ...least, until: { body } })).toEqual([
      jasmine.stringMatching(/^until\.body\.a\..*nested too deep/),
    ]);
  });

  it('refuses a body that has no JSON', () => {
    const body: Record<string, unknown> = {};
    body['self'] = body;

    expect(faultsOf({ ...least, request: { url: 'http://a', method: 'PUT', body } })).toEqual([
      'request.body: is nothing that JSON can hold',
    ]);
    expect(faultsOf({ ...least, request: { url: 'http://a', method: 'PUT', body: { n: 1n } } })).toEqual([
      'request.body: is nothing that JSON can hold',
    ]);
  });

  it('gives a plan or its faults for any value', () => {
    const value = fc.anything({ maxDepth: 2, withBigInt: true, withDate: true, withNullPrototype: true });

    expectAnswers(value, 10_000);
  });

  it('gives a plan or its faults for any text', () => {
    expectAnswers(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), 10_000);
  });

  it('gives a plan or its faults where any part of a plan is anything', () => {
    const part = fc.anything({ maxDepth: 1 });
    const text = fc.constantFrom(
      '{{a}}',
      '{{',
      '\ud800',
      '__proto__',
      'constructor',
      '1e9d',
      '/{x}',
      '//',
      'http://a/{{b}}',
    );
    const value = fc.oneof(part, text, fc.constantFrom(NaN, -1, 2 ** 31, 1e309, [], {}, null));
    const change = fc.tuple(fc.constantFrom(...placesOf(most)), value);
    const changes = fc.array(change, { minLength: 1, maxLength: 3 });

    expectAnswers(
      changes.map((list) => list.reduce<unknown>((plan, [path, value]) => changed(plan, path, value), most)),
      30_000,
    );
  });

  it('changes nothing that is global', () => {
    const globals = Object.getOwnPropertyNames(globalThis).length;
    const hostile = '{ "__proto__": { "polluted": 1 }, "version": 1, "request": "http://a", "until": {} }';

    expect(faultsOf(hostile)).toEqual(['__proto__: unknown key']);
    expect(Object.getOwnPropertyNames(globalThis).length).toBe(globals);
    expect(Reflect.ownKeys({})).toEqual([]);
    expect('polluted' in {}).toBeFalse();
  });
});

/** Expects a plan, or the error that says what is wrong with it, for every document. */
function expectAnswers(documents: fc.Arbitrary<unknown>, numRuns: number): void {
  const others = new Set<unknown>();
  fc.assert(
    fc.property(documents, (document) => {
      try {
        for (const fault of faultsOf(document)) if (!/: ./.test(fault)) others.add(fault);
      } catch (error) {
        others.add(error);
        throw error;
      }
    }),
    { numRuns },
  );

  expect([...others]).toEqual([]);
}

type Path = readonly (string | number)[];

function placesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const parts = Object.entries(value).flatMap(([key, part]) => placesOf(part, [...path, key]));
  return path.length === 0 ? parts : [path, [...path, 'other'], ...parts];
}

function changed(whole: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof whole !== 'object' || whole === null) return whole;
  const part = (whole as Readonly<Record<string, unknown>>)[key];
  const copy: object = Array.isArray(whole) ? [...(whole as unknown[])] : { ...whole };
  return Object.assign(copy, { [key]: changed(part, rest, value) });
}
