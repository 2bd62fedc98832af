import { inspect } from 'node:util';
import { ResponseHeaders } from '../../../lib/transport/responseHeaders.js';

describe('inspect of ResponseHeaders', () => {
  const headers = new ResponseHeaders(new Headers({ 'set-cookie': 'session=hidden', etag: '"1"' }));

  for (const options of [{}, { showHidden: true }, { depth: 9, getters: true }, { customInspect: false }]) {
    it(`shows no credential: ${JSON.stringify(options)}`, () => {
      expect(inspect({ headers }, options)).not.toContain('hidden');
    });
  }

  it('shows the rest', () => {
    expect(inspect(headers)).toBe(`{ etag: '"1"', 'set-cookie': '********' }`);
  });
});
