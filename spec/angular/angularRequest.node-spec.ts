import '@angular/compiler'; // links Angular when it is loaded
import { angularRequest } from '../../angular/angularRequest.js';
import type { HttpRequest } from '../../lib/index.js';

describe('angularRequest', () => {
  const rest = { method: 'GET', headers: new Headers(), body: null, init: {}, signal: new AbortController().signal };
  const request: HttpRequest = { ...rest, url: '/jobs/42', responseType: 'json', maxBodyBytes: 10 };

  it('leaves a relative address to Angular, which knows on a server what page it renders', () => {
    expect(angularRequest(request).url).toBe('/jobs/42');
  });

  it('takes the credentials out of an address', () => {
    const { url, headers } = angularRequest({ ...request, url: 'http://ann:hidden@localhost/jobs' });

    expect([url, headers.get('authorization')]).toEqual(['http://localhost/jobs', `Basic ${btoa('ann:hidden')}`]);
  });
});
