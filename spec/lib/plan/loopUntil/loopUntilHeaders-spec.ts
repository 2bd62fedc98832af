import { ResponseHeaders } from '../../../../lib/transport/responseHeaders.js';
import { loopUntilHeaders } from '../../../../lib/plan/loopUntil/loopUntilHeaders.js';

/** As Angular's: names as they came, and a `forEach` that gives the name first. */
class AngularHeaders {
  private readonly fields = new Map([
    ['X-State', ['done', 'sure']],
    ['ETag', ['"1"']],
  ]);
  keys(): string[] {
    return [...this.fields.keys()];
  }
  get(name: string): string | null {
    return this.fields.get(name)?.[0] ?? null;
  }
  forEach(callback: (name: string, values: string[]) => void): void {
    this.fields.forEach((values, name) => callback(name, values));
  }
}

describe('loopUntilHeaders', () => {
  const fields = { 'X-State': 'done', ETag: '"1"' };
  const kinds: [string, unknown][] = [
    ['those of this package', new ResponseHeaders(new Headers(fields))],
    ['Headers', new Headers(fields)],
    ["Angular's", new AngularHeaders()],
    ['a Map', new Map(Object.entries(fields))],
  ];
  for (const [kind, headers] of kinds) {
    it(`lists ${kind} by names in lower case`, () => {
      expect(loopUntilHeaders(headers)).toEqual({ 'x-state': 'done', etag: '"1"' });
    });
  }

  it('gives the values as they are, credentials too', () => {
    const headers = new ResponseHeaders(new Headers({ authorization: 'Bearer secret' }));

    expect(loopUntilHeaders(headers)).toEqual({ authorization: 'Bearer secret' });
  });

  it('lists nothing of what only tells the value of a name, or is not there', () => {
    for (const headers of [{ get: () => 'x' }, {}, null, undefined]) expect(loopUntilHeaders(headers)).toEqual({});
  });

  it('takes a field of any name for a field', () => {
    const listed = loopUntilHeaders(new Headers([['__proto__', 'x']]));

    expect(Object.entries(listed)).toEqual([['__proto__', 'x']]);
    expect(Object.getPrototypeOf(listed)).toBe(Object.prototype);
  });
});
