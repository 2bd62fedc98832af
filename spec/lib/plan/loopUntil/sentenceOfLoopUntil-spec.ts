import * as fc from 'fast-check';
import { PlanError } from '../../../../lib/errors/planError.js';
import type { LoopUntilRequest } from '../../../../lib/plan/loopUntil/loopUntilRequest.js';
import { sentenceOfLoopUntil, sentencesOfLoopUntil } from '../../../../lib/plan/loopUntil/sentenceOfLoopUntil.js';
import type { Sentence } from '../../../../lib/plan/sentence.js';
import { scheduleFrom } from '../../../../lib/schedule/scheduleFrom.js';

const url = 'https://api.example.com/jobs';
const loopUntil = { condition: (): boolean => true };

function messageOf(action: () => unknown): string {
  try {
    action();
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(PlanError);
    return (error as PlanError).message;
  }
}

function delaysOf({ schedule }: Sentence): readonly number[] {
  const { strategy, initialDelay, maxDelay, multiplier, maxAttempts } = schedule;
  const law = scheduleFrom({ ...{ strategy, initialDelay, maxDelay, multiplier }, maxAttempts } as never);
  const delays: number[] = [];
  for (let attempt = 1; ; attempt++) {
    const delay = law({ attempt, elapsed: 0 });
    if (delay === undefined) return delays;
    delays.push(delay);
  }
}

describe('sentenceOfLoopUntil', () => {
  it('has the golden delays of the example: 2, 4, 8, 16, 32, then 60 × 14, in all 902 s', () => {
    const delays = delaysOf(
      sentenceOfLoopUntil(
        {
          url,
          loopUntil: { ...loopUntil, maxAttempts: 20, strategy: 'exponential', initialDelay: '2s', maxDelay: '60s' },
        },
        {},
      ),
    );

    expect(delays).toEqual([2, 4, 8, 16, 32, ...Array<number>(14).fill(60)].map((seconds) => seconds * 1_000));
    expect(delays.reduce((sum, delay) => sum + delay, 0)).toBe(902_000);
  });

  it('has 10 attempts, 1s apart, by default', () => {
    expect(delaysOf(sentenceOfLoopUntil({ url, loopUntil }, {}))).toEqual(Array<number>(9).fill(1_000));
  });

  it('fills config in address, query, header fields and body, and the parameters of the path', () => {
    const request = {
      method: 'PUT',
      url: '{{config.base}}/{tenant}/{{ id }}?v={{config.api.version}}#{{config.base}}',
      headers: { authorization: 'Bearer {{config.token}}' },
      body: { text: 'say "{{config.token}}"', list: ['{{config.api.version}}', 3], text2: null },
      pathParams: { tenant: 'a/b c', id: 42 },
      queryParams: { q: '{{config.token}} &', list: [1, true], left: null },
    };
    const config = { base: 'https://api.example.com', token: 't"1', api: { version: 2 } };

    expect(sentenceOfLoopUntil({ ...request, loopUntil }, { config }).request).toEqual({
      method: 'PUT',
      url: 'https://api.example.com/a%2Fb%20c/42?v=2&q=t%221+%26&list=1&list=true#https%3A%2F%2Fapi.example.com',
      headers: [
        ['authorization', 'Bearer t"1'],
        ['content-type', 'application/json'],
      ],
      body: '{"text":"say \\"t\\"1\\"","list":["2",3],"text2":null}',
    });
  });

  it('tells every missing value by name, and where to give it', () => {
    const request = {
      method: 'POST',
      url: `${url}/{id}/{{part}}?v={{config.version}}`,
      headers: { 'x-a': '{{config.toke}}' },
      body: '{{name}}',
      pathParams: { idd: 1 },
      queryParams: { q: '{{config.q}}' },
      loopUntil,
    };

    expect(messageOf(() => sentenceOfLoopUntil(request, { config: { token: 'x' } })).split('\n  ')).toEqual([
      'invalid loopUntil request: 7 faults',
      'url: "{id}" has no value; give pathParams.id',
      'url: "{{part}}" has no value; give pathParams.part if it stands in url, else write {{config.part}} and give config.part',
      'url: "{{config.version}}" has no value; give config.version',
      'pathParams.idd: stands nowhere in the path of url',
      'queryParams.q: "{{config.q}}" has no value; give config.q',
      'headers["x-a"]: "{{config.toke}}" has no value; give config.toke; did you mean token?',
      'body: "{{name}}" has no value; give pathParams.name if it stands in url, else write {{config.name}} and give config.name',
    ]);
  });

  const wrong: [string, Partial<LoopUntilRequest>, string][] = [
    ['an address that is none', { url: 'http://' }, 'url: "http://" is not a valid URL'],
    ['an address of no http', { url: 'ftp://a' }, 'url: "ftp://a" is not an address of http:// or https://'],
    ['a body of a GET', { body: {} }, 'body: a GET request has no body; give a method such as "POST"'],
    ['a method that is none', { method: 'G T' }, 'method: must be a method such as "GET", not "G T"'],
    [
      'a header that HTTP does not know',
      { headers: { 'a b': 'c' } },
      'headers["a b"]: the header "a b" has a name or a value that HTTP does not allow',
    ],
  ];
  for (const [title, request, problem] of wrong) {
    it(`tells of ${title}`, () => {
      expect(messageOf(() => sentenceOfLoopUntil({ url, loopUntil, ...request }, {}))).toBe(
        `invalid loopUntil request: ${problem}`,
      );
    });
  }
});

describe('sentencesOfLoopUntil', () => {
  it('tells the faults of all requests, whatever kind they are of', () => {
    const requests = [{ url }, { url: 'ftp://a', body: 1 }, 5, undefined, { url, header: {} }, { url: `${url}/{id}` }];

    expect(messageOf(() => sentencesOfLoopUntil(requests, {})).split('\n  ')).toEqual([
      'invalid loopUntil request: 6 faults',
      '[1].url: "ftp://a" is not an address of http:// or https://',
      '[1].body: a GET request has no body; give a method such as "POST"',
      '[2]: must be an object with a url and loopUntil, not 5',
      '[3]: is missing; it must be an object with a url and loopUntil',
      '[4].header: unknown key; did you mean headers?',
      '[5].url: "{id}" has no value; give pathParams.id',
    ]);
    expect(messageOf(() => sentencesOfLoopUntil([{ url }, , { url }], {}))).toContain('[1]: is missing');
  });

  it('takes a list only', () => {
    expect(messageOf(() => sentencesOfLoopUntil({ url }, {}))).toBe(
      'invalid loopUntil request: must be a list of requests, not an object',
    );
  });

  it('passes what is no PlanError as it came', () => {
    const bug = new TypeError('a bug');
    const compileCondition = (): never => {
      throw bug;
    };

    expect(() => sentencesOfLoopUntil([{ url, loopUntil: { condition: 'x' } }], { compileCondition })).toThrow(bug);
    let reads = 0;
    const options = {
      get random(): undefined {
        if (reads++ > 0) throw bug; // once the options are checked
        return undefined;
      },
    };
    expect(() => sentencesOfLoopUntil([{ url }], options as object)).toThrow(bug);
  });

  it('gives sentences or a PlanError for whatever it is given', () => {
    const value = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true });
    const some = (known: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
      fc.oneof({ weight: 4, arbitrary: known }, value);
    const texts = some(fc.constantFrom('POST', '{{config.a}}', '{id}', '{{', url, `${url}/{id}`, '\ud800'));
    const object = some(fc.dictionary(fc.constantFrom('id', 'a', '__proto__', 'content-type'), texts));
    const delays = {
      strategy: texts,
      initialDelay: some(fc.constantFrom('1s', 5)),
      maxDelay: value,
      multiplier: value,
    };
    const request = fc.record(
      {
        method: some(fc.constant('POST')),
        url: texts,
        headers: object,
        body: object,
        pathParams: object,
        queryParams: object,
        retry: fc.record({ maxAttempts: some(fc.constant(2)), ...delays }, { requiredKeys: [] }),
        loopUntil: fc.record({ condition: some(fc.constant(loopUntil.condition)), ...delays }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    );
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(some(fc.array(some(request), { maxLength: 3 })), (requests) => {
        outcomes.add(
          messageOf(() => sentencesOfLoopUntil(requests, { config: { a: 'b' } })) === '' ? 'sentences' : 'faults',
        );
      }),
      { numRuns: 150 },
    );

    expect([...outcomes].sort()).toEqual(['faults', 'sentences']);
  });

  it('makes one attempt without loopUntil, and takes any answer', () => {
    const [sentence] = sentencesOfLoopUntil([{ url }], {});

    expect(delaysOf(sentence!)).toEqual([]);
    expect((sentence!.until as () => boolean)()).toBeTrue();
  });

  it('tells every fault with the place of its request', () => {
    const requests = [{ url: '{{config.base}}' }, { url, loopUntil }, { url: `${url}/{id}` }, { url, body: 1 }];

    expect(messageOf(() => sentencesOfLoopUntil(requests, {})).split('\n  ')).toEqual([
      'invalid loopUntil request: 3 faults',
      '[0].url: "{{config.base}}" has no value; give config.base',
      '[2].url: "{id}" has no value; give pathParams.id',
      '[3].body: a GET request has no body; give a method such as "POST"',
    ]);
    expect(messageOf(() => sentencesOfLoopUntil(requests.slice(0, 1), {}))).toBe(
      'invalid loopUntil request: [0].url: "{{config.base}}" has no value; give config.base',
    );
  });
});
