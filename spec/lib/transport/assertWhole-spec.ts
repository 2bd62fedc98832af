import { firstValueFrom } from 'rxjs';
import { assertWhole } from '../../../lib/transport/assertWhole.js';
import { fetchTransport } from '../../../lib/transport/fetchTransport.js';
import type { HttpRequest, Transport } from '../../../lib/transport/transport.js';
import { pollHttp } from '../../../operators/pollHttp.js';
import { outgoing } from './outgoing.js';

describe('assertWhole', () => {
  it('takes a request, and one that is made by hand', () => {
    const request = outgoing();
    const own = { signal: request.signal } as HttpRequest;

    expect(() => assertWhole('t', request)).not.toThrow();
    expect(() => assertWhole('t', own)).not.toThrow();
  });

  it('makes a transport refuse a copy, at once and for good', async () => {
    const send = fetchTransport();
    const transport: Transport = (request) => send({ ...request, headers: new Headers() });

    await expectAsync(firstValueFrom(pollHttp('https://api.example.com/jobs/42', { transport }))).toBeRejectedWithError(
      TypeError,
      /^fetchTransport: a copy of a request has lost its signal/,
    );
  });
});
