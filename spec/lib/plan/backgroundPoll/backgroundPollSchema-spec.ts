import { PlanError } from '../../../../lib/errors/planError.js';
import type { PlanFault } from '../../../../lib/errors/planError.js';
import { redact } from '../../../../lib/mask/redact.js';
import type { BackgroundPollParams } from '../../../../lib/plan/backgroundPoll/backgroundPollParams.js';
import { backgroundPollSchema } from '../../../../lib/plan/backgroundPoll/backgroundPollSchema.js';
import { checkDocument } from '../../../../lib/plan/document/checkDocument.js';

const right: BackgroundPollParams = {
  url: 'https://api.example.com/jobs/42',
  responseFilter: { status: [200], body: { status: ['SUCCESS'] } },
};

const check = (params: unknown, isStrict = false): unknown =>
  checkDocument(backgroundPollSchema(isStrict, true), params, 'wrong');

function faultsOf(params: unknown, isStrict?: boolean): readonly PlanFault[] {
  try {
    check(params, isStrict);
  } catch (error) {
    if (error instanceof PlanError) return error.faults;
    throw error;
  }
  return [];
}

describe('backgroundPollSchema', () => {
  const redacted = { __redactedString: true, strings: ['Bearer ', ''], interpolations: ['s3cret'] } as const;
  const fine: [string, object, boolean?][] = [
    ['what has to be there', {}],
    ['what is left out', { interval: undefined, requestInit: undefined, requestTimeout: undefined, strict: undefined }],
    ['any filter', { responseFilter: {} }],
    ['seconds of any size', { interval: 0.25, timeout: 100_000.5 }],
    ['the least where it is strict', { interval: 10, timeout: 30 }, true],
    ['the most where it is strict', { interval: 300, timeout: 3_600 }, true],
    ['text with secrets', { url: redact`https://api.example.com/?token=${'s3cret'}` }],
    ['what redactString makes', { requestInit: { headers: { authorization: redacted, empty: '' } } }],
    ['bytes', { requestInit: { method: 'POST', body: new ArrayBuffer(2) } }],
    ['an empty body', { requestInit: { method: 'POST', body: '' } }],
    ['an empty request', { requestInit: {}, requestTimeout: {} }],
    ['a header that is left out', { requestInit: { headers: { 'x-a': undefined } } }],
    ['a millisecond', { interval: 0.001, timeout: 0.001 }],
    ['a retry of nothing', { requestTimeout: { durationInMs: 100, retry: {} } }],
    [
      'a retry of all',
      {
        requestTimeout: {
          durationInMs: 60_000,
          retry: { limit: Infinity, minTimeoutInMs: 0, maxTimeoutInMs: 1e9, factor: 0.5, randomize: false },
        },
      },
    ],
    ['strict', { strict: true }],
  ];
  for (const [what, params, isStrict] of fine) {
    it(`takes ${what}`, () => {
      expect(faultsOf({ ...right, ...params }, isStrict)).toEqual([]);
    });
  }

  const wrong: [string, object, string, string][] = [
    ['an address that is none', { url: 'api.example.com:x' }, 'url', 'is not an address of http:// or https://'],
    ['no text for an address', { url: '' }, 'url', 'must be an address, not ""'],
    [
      'a filter that is misspelt',
      { responseFilter: { statuss: [200] } },
      'responseFilter.statuss',
      'did you mean status?',
    ],
    ['no interval', { interval: 0 }, 'interval', 'must be a number of seconds, 0.001 to 1000000000, not 0'],
    ['a busy loop', { interval: 1e-7 }, 'interval', 'not 1e-7'],
    ['an interval beyond all clocks', { interval: 1e305 }, 'interval', 'not 1e+305'],
    [
      'an interval as text',
      { interval: '10' },
      'interval',
      'must be a number of seconds, 0.001 to 1000000000, not "10"',
    ],
    ['a timeout in the past', { timeout: -5 }, 'timeout', 'must be a number of seconds, 0.001 to 1000000000, not -5'],
    ['an unknown key', { requestTimout: {} }, 'requestTimout', 'unknown key; did you mean requestTimeout?'],
    [
      'another unknown key',
      { requestInit: { header: {} } },
      'requestInit.header',
      'unknown key; did you mean headers?',
    ],
    [
      'a method that is none',
      { requestInit: { method: 'G T' } },
      'requestInit.method',
      'must be a method such as "GET"',
    ],
    [
      'a GET with a body',
      { requestInit: { body: 'x' } },
      'requestInit.body',
      'a GET request has no body; give a method',
    ],
    [
      'a body that is no text',
      { requestInit: { method: 'PUT', body: {} } },
      'requestInit.body',
      'text or an ArrayBuffer',
    ],
    [
      'a header that HTTP does not know',
      { requestInit: { headers: { 'a b': '1' } } },
      'requestInit.headers["a b"]',
      'the header "a b"',
    ],
    [
      'a header that is no text',
      { requestInit: { headers: { id: 7 } } },
      'requestInit.headers.id',
      'must be text, not 7',
    ],
    [
      'a header that is redacted by half',
      { requestInit: { headers: { id: { ...redacted, strings: 'Bearer' } } } },
      'requestInit.headers.id',
      'must be text, not an object',
    ],
    [
      'no time for a request',
      { requestTimeout: { durationInMs: 0 } },
      'requestTimeout.durationInMs',
      'must be a number greater than 0, not 0',
    ],
    [
      'a limit that is text',
      { requestTimeout: { retry: { limit: '5' } } },
      'requestTimeout.retry.limit',
      'must be a number, not "5"',
    ],
    [
      'a retry by status, which is of the sister',
      { requestTimeout: { retry: { strategy: 'backoff' } } },
      'requestTimeout.retry.strategy',
      'unknown key',
    ],
    ['a strict that is neither', { strict: 'yes' }, 'strict', 'must be true or false, not "yes"'],
    ['a key, which a plan has', { key: 'job-42' }, 'key', 'unknown key'],
  ];
  for (const [what, params, path, problem] of wrong) {
    it(`refuses ${what}`, () => {
      const faults = faultsOf({ ...right, ...params });

      expect(faults.map((fault) => fault.path)).toEqual([path]);
      expect(faults[0]?.problem).toContain(problem);
    });
  }

  const outside: [object, string][] = [
    [{ interval: 9 }, 'interval: must be a whole number from 10 to 300 where strict is true, not 9'],
    [{ interval: 301 }, 'interval: must be a whole number from 10 to 300 where strict is true, not 301'],
    [{ interval: 10.5 }, 'interval: must be a whole number from 10 to 300 where strict is true, not 10.5'],
    [{ timeout: 29 }, 'timeout: must be a whole number from 30 to 3600 where strict is true, not 29'],
    [{ timeout: 3_601 }, 'timeout: must be a whole number from 30 to 3600 where strict is true, not 3601'],
  ];
  for (const [params, message] of outside) {
    it(`where it is strict, refuses ${JSON.stringify(params)}, which it takes else`, () => {
      expect(faultsOf({ ...right, ...params }, true).map(({ path, problem }) => `${path}: ${problem}`)).toEqual([
        message,
      ]);
      expect(faultsOf({ ...right, ...params })).toEqual([]);
    });
  }

  it('tells every fault', () => {
    const params = { url: 7, interval: -1, responseFilter: [], requestInit: { methd: 'GET' }, requestTimeout: 5 };

    expect(
      faultsOf(params)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['interval', 'requestInit.methd', 'requestTimeout', 'responseFilter', 'url']);
  });

  it('tells every fault of the request', () => {
    const requestInit = { method: 'G T', headers: { 'a b': '1', fine: '2', odd: 'a\nb' } };

    expect(faultsOf({ ...right, url: 'ftp://a', requestInit }).map(({ path }) => path)).toEqual([
      'url',
      'requestInit.method',
      'requestInit.headers["a b"]',
      'requestInit.headers.odd',
    ]);
  });

  it('refuses what are no parameters at all', () => {
    for (const params of [null, undefined, 'https://api.example.com', [right], 7]) {
      expect(faultsOf(params).map(({ path }) => path)).toEqual(['']);
    }
  });

  it('leaves addresses to a transport that may know others', () => {
    const schema = backgroundPollSchema(false, false);

    expect(checkDocument(schema, { ...right, url: 'app:jobs/42' }, '')).toEqual({ ...right, url: 'app:jobs/42' });
  });

  it('tells no secret', () => {
    const [fault] = faultsOf({ ...right, requestInit: { headers: { authorization: 'Bearer\ns3cret' } } });

    expect(fault?.path).toBe('requestInit.headers.authorization');
    expect(fault?.problem).not.toContain('s3cret');
  });
});
