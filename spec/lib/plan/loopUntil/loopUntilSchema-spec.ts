import { PlanError } from '../../../../lib/errors/planError.js';
import type { PlanFault } from '../../../../lib/errors/planError.js';
import { checkDocument } from '../../../../lib/plan/document/checkDocument.js';
import { loopUntilAllSchema, loopUntilSchema } from '../../../../lib/plan/loopUntil/loopUntilSchema.js';

const url = 'https://api.example.com';
const condition = (): boolean => true;
const loopUntil = { condition };

/** The faults of a request, each as `path: problem`. */
function faults(request: unknown, schema: 'one' | 'all' = 'one', compile?: (text: string) => () => unknown): string[] {
  try {
    if (schema === 'one') checkDocument(loopUntilSchema(compile), request, '');
    else checkDocument(loopUntilAllSchema(compile), request, '');
    return [];
  } catch (error) {
    return (error as PlanError).faults.map(({ path, problem }) => `${path}: ${problem}`);
  }
}

function failWith(...found: readonly PlanFault[]): () => never {
  return () => {
    throw new PlanError(found, 'invalid condition');
  };
}

describe('loopUntilSchema', () => {
  it('takes a request with all that it may have', () => {
    const request = {
      method: 'POST',
      url: `${url}/{id}`,
      headers: { authorization: 'Bearer {{config.token}}', 'x-empty': '' },
      body: { a: [1, null, { b: '{{config.b}}' }] },
      pathParams: { id: 42 },
      queryParams: { a: 'b', c: [1, true], d: null },
      retry: {
        maxAttempts: 3,
        strategy: 'fixed',
        initialDelay: 100,
        maxDelay: '1m',
        multiplier: 1.5,
        retryableStatusCodes: [500],
        retryableExceptions: ['timeout'],
      },
      loopUntil: {
        condition,
        maxAttempts: 5,
        strategy: 'exponential',
        initialDelay: '1s',
        maxDelay: 500,
        multiplier: 3,
      },
    };

    expect(checkDocument(loopUntilSchema(undefined), request, '')).toEqual(request as never);
  });

  const wrong: [string, unknown, string[]][] = [
    ['nothing', undefined, [': is missing; it must be an object with a url and loopUntil']],
    ['a list', [], [': must be an object with a url and loopUntil, not a list']],
    ['an empty request', {}, ['url: is missing; it must be an address', 'loopUntil: is missing; it must be an object']],
    ['a misspelt key', { url, loopUntil, header: {} }, ['header: unknown key; did you mean headers?']],
    ['a key of its own', { url, loopUntil, until: {} }, ['until: unknown key']],
    ['method', { url, loopUntil, method: 5 }, ['method: must be a method such as "GET", not 5']],
    ['url', { url: '', loopUntil }, ['url: must be an address, not ""']],
    ['headers', { url, loopUntil, headers: [] }, ['headers: must be an object of names and texts, not a list']],
    ['a header', { url, loopUntil, headers: { 'x-a': 5 } }, ['headers["x-a"]: must be text, not 5']],
    [
      'a header that is secret',
      { url, loopUntil, headers: { authorization: 5 } },
      ['headers.authorization: must be text'],
    ],
    ['pathParams', { url, loopUntil, pathParams: 5 }, ['pathParams: must be an object of names and values, not 5']],
    [
      'a path parameter',
      { url, loopUntil, pathParams: { id: null } },
      ['pathParams.id: must be text, a number, true or false, not null'],
    ],
    [
      'queryParams',
      { url, loopUntil, queryParams: 'a=b' },
      ['queryParams: must be an object of names and values, not "a=b"'],
    ],
    [
      'a query parameter',
      { url, loopUntil, queryParams: { a: {} } },
      ['queryParams.a: must be text, a number, true, false, null, or a list of values, not an object'],
    ],
    ['retry', { url, loopUntil, retry: 3 }, ['retry: must be an object, not 3']],
    [
      'retry.maxAttempts, which is required',
      { url, loopUntil, retry: {} },
      ['retry.maxAttempts: is missing; it must be a whole number, 1 or more'],
    ],
    [
      'retry.maxAttempts',
      { url, loopUntil, retry: { maxAttempts: 0 } },
      ['retry.maxAttempts: must be a whole number, 1 or more, not 0'],
    ],
    [
      'retry.strategy',
      { url, loopUntil, retry: { maxAttempts: 2, strategy: 'linear' } },
      ['retry.strategy: must be one of fixed, exponential, not "linear"'],
    ],
    [
      'retry.initialDelay',
      { url, loopUntil, retry: { maxAttempts: 2, initialDelay: '5x' } },
      ['retry.initialDelay: "5x" is not a duration; write milliseconds, or text such as "500ms", "10s" or "1h 30m"'],
    ],
    [
      'retry.maxDelay',
      { url, loopUntil, retry: { maxAttempts: 2, maxDelay: 0 } },
      ['retry.maxDelay: must be a number greater than 0, not 0'],
    ],
    [
      'retry.multiplier',
      { url, loopUntil, retry: { maxAttempts: 2, multiplier: '2' } },
      ['retry.multiplier: must be a number greater than 0, not "2"'],
    ],
    [
      'retry.retryableStatusCodes',
      { url, loopUntil, retry: { maxAttempts: 2, retryableStatusCodes: 500 } },
      ['retry.retryableStatusCodes: must be a list of status codes, not 500'],
    ],
    [
      'a retryable status',
      { url, loopUntil, retry: { maxAttempts: 2, retryableStatusCodes: [99, 600, '503', 429] } },
      [99, 600, '"503"'].map(
        (status, index) =>
          `retry.retryableStatusCodes[${String(index)}]: must be a status code, from 100 to 599, not ${String(status)}`,
      ),
    ],
    [
      'retry.retryableExceptions',
      { url, loopUntil, retry: { maxAttempts: 2, retryableExceptions: 'timeout' } },
      ['retry.retryableExceptions: must be a list of timeout and connection, not "timeout"'],
    ],
    [
      'a retryable exception',
      { url, loopUntil, retry: { maxAttempts: 2, retryableExceptions: ['dns'] } },
      ['retry.retryableExceptions[0]: must be one of timeout, connection, not "dns"'],
    ],
    [
      'an unknown key of retry',
      { url, loopUntil, retry: { maxAttempts: 2, maxDelays: 1 } },
      ['retry.maxDelays: unknown key; did you mean maxDelay?'],
    ],
    ['loopUntil', { url, loopUntil: condition }, ['loopUntil: must be an object, not a function']],
    [
      'loopUntil.condition, which is required',
      { url, loopUntil: {} },
      ['loopUntil.condition: is missing; it must be a function of the answer, or the text of one'],
    ],
    [
      'loopUntil.condition',
      { url, loopUntil: { condition: true } },
      ['loopUntil.condition: must be a function of the answer, or the text of one, not true'],
    ],
    [
      'loopUntil.maxAttempts',
      { url, loopUntil: { condition, maxAttempts: 1.5 } },
      ['loopUntil.maxAttempts: must be a whole number, 1 or more, not 1.5'],
    ],
    [
      'loopUntil.strategy',
      { url, loopUntil: { condition, strategy: 'fibonacci' } },
      ['loopUntil.strategy: must be one of fixed, exponential, not "fibonacci"'],
    ],
    [
      'loopUntil.initialDelay',
      { url, loopUntil: { condition, initialDelay: -1 } },
      ['loopUntil.initialDelay: -1 is not a duration; write milliseconds, or text such as "500ms", "10s" or "1h 30m"'],
    ],
    [
      'loopUntil.maxDelay',
      { url, loopUntil: { condition, maxDelay: true } },
      ['loopUntil.maxDelay: must be a number greater than 0: milliseconds, or text such as "10s", not true'],
    ],
    [
      'loopUntil.multiplier',
      { url, loopUntil: { condition, multiplier: 0 } },
      ['loopUntil.multiplier: must be a number greater than 0, not 0'],
    ],
    [
      'an unknown key of loopUntil',
      { url, loopUntil: { condition, maxAttempt: 1 } },
      ['loopUntil.maxAttempt: unknown key; did you mean maxAttempts?'],
    ],
  ];
  for (const [title, request, expected] of wrong) {
    it(`tells what is wrong with ${title}`, () => {
      expect(faults(request)).toEqual(expected);
    });
  }

  it('tells what to import for a condition that is text', () => {
    expect(faults({ url, loopUntil: { condition: '() => true' } })).toEqual([
      "loopUntil.condition: is text; import fromLoopUntil and fromLoopUntilAll from 'rxpoll/condition', which read it, or give a function",
    ]);
  });

  it('compiles a condition that is text', () => {
    const compile = (text: string) => (): string => text;
    const { loopUntil } = checkDocument(loopUntilSchema(compile), { url, loopUntil: { condition: 'yes' } }, '');

    expect(loopUntil?.condition({} as never)).toBe('yes');
  });

  it('tells the faults of a condition among the others, at their place', () => {
    const compile = failWith(
      { path: 'condition', problem: 'is odd' },
      { path: 'condition.end', problem: 'is missing' },
    );

    expect(faults({ url: 5, loopUntil: { condition: 'x' } }, 'one', compile)).toEqual([
      'url: must be an address, not 5',
      'loopUntil.condition: is odd',
      'loopUntil.condition.end: is missing',
    ]);
  });

  it('passes what else a compiler throws as it came', () => {
    for (const thrown of [new Error('a bug'), 'a bug'] as readonly unknown[]) {
      const compile = (): never => {
        throw thrown;
      };

      expect(() => checkDocument(loopUntilSchema(compile), { url, loopUntil: { condition: 'x' } }, '')).toThrow(thrown);
    }
  });
});

describe('loopUntilAllSchema', () => {
  it('takes a request with and without loopUntil', () => {
    expect(faults({ url, loopUntil }, 'all')).toEqual([]);
    expect(faults({ url }, 'all')).toEqual([]);
  });

  it('tells what is wrong with loopUntil where there is one', () => {
    const compile = failWith({ path: 'condition', problem: 'is odd' });

    expect(faults({ url, loopUntil: { condition: 'x', maxAttempts: 0 } }, 'all', compile)).toEqual([
      'loopUntil.condition: is odd',
      'loopUntil.maxAttempts: must be a whole number, 1 or more, not 0',
    ]);
    expect(faults({ url, loopUntil: null }, 'all')).toEqual(['loopUntil: must be an object, not null']);
  });
});
