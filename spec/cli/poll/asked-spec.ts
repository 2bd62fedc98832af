import { askedBy } from '../../../cli/poll/asked.js';
import { redact } from '../../../lib/mask/redact.js';
import type { RequestLike } from '../../../lib/transport/readRequest.js';

describe('askedBy', () => {
  const cases: readonly (readonly [string, RequestLike, string])[] = [
    ['an address', 'http://localhost/a?token=hunter2', 'GET http://localhost/a?token=********'],
    ['a URL', new URL('http://me:hunter2@localhost/'), 'GET http://********@localhost/'],
    ['redacted text', redact`http://localhost/${'hunter2'}`, 'GET http://localhost/********'],
    ['an object', { url: redact`http://localhost/${'hunter2'}`, method: 'post' }, 'POST http://localhost/********'],
    ['a Request', new Request('http://localhost/', { method: 'PUT' }), 'PUT http://localhost/'],
  ];
  for (const [what, request, expected] of cases) {
    it(`tells ${what} without its secrets`, () => {
      const { method, url } = askedBy(request);

      expect(`${method} ${url}`).toBe(expected);
    });
  }
});
