import { ResponseHeaders } from '../../../lib/transport/responseHeaders.js';
import { textOf } from '../errors/textOf.js';

/** Header fields as they come from the network: a script may not make all of them in a browser. */
function fields(...entries: [string, string][]): Headers {
  const headers = new Headers(entries.filter(([name]) => name !== 'set-cookie'));
  return Object.assign(headers, {
    forEach: (tell: (value: string, name: string) => void) => {
      for (const [name, value] of entries) tell(value, name);
    },
  });
}

describe('ResponseHeaders', () => {
  const headers = new ResponseHeaders(
    fields(
      ['content-type', 'application/json'],
      ['set-cookie', 'session=hidden; HttpOnly'],
      ['set-cookie', 'other=hidden'],
      ['www-authenticate', 'Basic realm="jobs"'],
      ['x-api-key', 'hidden'],
      ['location', 'https://me:hidden@api.example.com/jobs?token=hidden&page=2'],
    ),
  );
  const printed = {
    'content-type': 'application/json',
    'set-cookie': '********',
    'www-authenticate': 'Basic realm="jobs"',
    'x-api-key': '********',
    location: 'https://********@api.example.com/jobs?token=********&page=2',
  };

  it('reads fields by name, in any case, credentials too', () => {
    expect(headers.get('Content-TYPE')).toBe('application/json');
    expect(headers.get('x-api-key')).toBe('hidden');
    expect(headers.get('etag')).toBeNull();
  });

  it('prints as JSON without credentials', () => {
    expect(JSON.parse(JSON.stringify({ headers }))).toEqual({ headers: printed });
  });

  it('prints to the console of Node without credentials', () => {
    const inspect = Symbol.for('nodejs.util.inspect.custom');
    const inspected = (headers as unknown as Record<symbol, () => unknown>)[inspect]?.();

    expect(inspected).toEqual(printed);
  });

  it('shows no credential in any other way', () => {
    expect(Reflect.ownKeys(headers)).toEqual([]);
    expect(textOf(headers)).toContain('application/json');
    expect(textOf(headers)).not.toContain('hidden');
    expect(textOf(Object.entries(headers))).not.toContain('hidden');
  });
});
