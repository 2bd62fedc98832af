import { readPoll } from '../../../cli/arguments/readPoll.js';
import type { PollValues } from '../../../cli/arguments/commandLine.js';
import { requestOfFlags } from '../../../cli/poll/requestOfFlags.js';
import { UsageError } from '../../../cli/usageError.js';
import { PlanError } from '../../../lib/errors/planError.js';
import { redact } from '../../../lib/mask/redact.js';
import { reveal } from '../../../lib/mask/reveal.js';
import type { Variable } from '../../../lib/plan/template/fill.js';

describe('requestOfFlags', () => {
  /** The request as it is sent, and as it is shown. */
  const requestOf = (
    url: string,
    values: PollValues = {},
    variables: Readonly<Record<string, Variable>> = {},
    body: string | Uint8Array<ArrayBuffer> | undefined = values.data,
  ): { readonly sent: unknown; readonly shown: string } => {
    const request = requestOfFlags(readPoll(url, values), body, variables) as unknown as Record<
      'url' | 'method' | 'body',
      string
    > & {
      headers: readonly (readonly [string, string])[];
    };
    const headers = Object.fromEntries(request.headers.map(([name, value]) => [name, reveal(value).text]));
    const isText = typeof request.body === 'string' || 'body' in request;
    return {
      sent: {
        ...{ url: reveal(request.url).text, method: request.method, headers },
        ...(isText && { body: body instanceof Uint8Array ? request.body : reveal(request.body).text }),
      },
      shown: JSON.stringify(request),
    };
  };
  const url = 'http://localhost/a';

  const cases: readonly (readonly [string, PollValues, object])[] = [
    ['an address', {}, { url, method: 'GET', headers: {} }],
    ['a method', { request: 'delete' }, { url, method: 'DELETE', headers: {} }],
    ['text', { data: 'a=1' }, { url, method: 'POST', headers: {}, body: 'a=1' }],
    [
      'JSON',
      { data: '{"a":1}' },
      { url, method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":1}' },
    ],
    [
      'JSON of another type',
      { data: '{}', header: ['Content-Type: application/x+json'], request: 'PUT' },
      { url, method: 'PUT', headers: { 'content-type': 'application/x+json' }, body: '{}' },
    ],
  ];
  for (const [what, values, sent] of cases) {
    it(`asks with ${what}`, () => {
      expect(requestOf(url, values).sent).toEqual(sent);
    });
  }

  it('sends bytes as they are', () => {
    const bytes = new Uint8Array([255, 0]);

    expect(requestOf(url, {}, { a: 'b' }, bytes).sent).toEqual({ url, method: 'POST', headers: {}, body: bytes });
  });

  it('fills variables where they stand, so that none leaves its place', () => {
    const values = { header: ['x-id: {{id}}'], data: '{"id":"{{id}}","n":{{n}}}' };

    expect(requestOf(`${url}/{{id}}?q={{id}}`, values, { id: 'a/"b', n: '7' }).sent).toEqual({
      ...{ url: `${url}/a%2F%22b?q=a%2F%22b`, method: 'POST' },
      headers: { 'x-id': 'a/"b', 'content-type': 'application/json' },
      body: jasmine.stringContaining('7}'),
    });
  });

  it('leaves {{name}} alone where no variable is given', () => {
    expect(requestOf(`${url}/{{id}}`, { data: '{{id}}' }).sent).toEqual({
      ...{ url: `${url}/{{id}}`, method: 'POST', body: '{{id}}' },
      headers: { 'content-type': 'application/json' },
    });
  });

  it('shows no secret', () => {
    const values = {
      header: ['authorization: Bearer hunter2', 'cookie: sid=hunter3', 'x-key: {{KEY}}'],
      data: '{"key":"{{KEY}}"}',
    };
    const { sent, shown } = requestOf(`${url}/{{KEY}}`, values, { KEY: redact`${'hunter1'}` });

    expect(JSON.stringify(sent).match(/hunter\d/g)).toEqual(['hunter1', 'hunter2', 'hunter3', 'hunter1', 'hunter1']);
    expect(shown).not.toContain('hunter');
  });

  it('tells every variable that is missing', () => {
    expect(() => requestOf(`${url}/{{id}}`, { header: ['x: {{b}}'], data: '{{c}}' }, { d: '1' })).toThrowError(
      PlanError,
      /^a variable is missing:.*\n {2}the address: "\{\{id\}\}" .* give --var id=VALUE .*\n {2}--header x: .*\n {2}the body: /,
    );
  });

  for (const wrong of ['localhost:8080', 'http://', 'ftp://localhost', '/a', 'me:hunter2@localhost']) {
    it(`refuses the address "${wrong}"`, () => {
      expect(() => requestOf(wrong)).toThrowError(
        UsageError,
        /is no address to poll; it begins with http:\/\/ or https:\/\/$/,
      );
    });
  }
});
