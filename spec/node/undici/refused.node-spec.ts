import { defer, lastValueFrom, retry } from 'rxjs';
import type { Observable } from 'rxjs';
import { undiciTransport } from '../../../node/undiciTransport.js';
import { requestOf } from './requestOf.js';

describe('undiciTransport, where connections are refused', () => {
  // undici drops a client that is refused from its pool, yet gives it the request that waits. The client that it makes for the
  // next request it then takes for idle, though that is connecting: what is sent while that client tells of its refusal is put
  // into the queue that it clears, and it throws for it is not empty.
  it('sends a request again as soon as its error is told', async () => {
    const transport = undiciTransport({ connections: 2, proxy: false });
    let sent = 0;
    const request$ = defer(() => {
      sent++;
      return transport(requestOf('http://127.0.0.1:1'));
    });
    const errorOf = (asked$: Observable<unknown>): Promise<string> => lastValueFrom(asked$).then(() => '', String);
    await errorOf(request$); // undici is loaded from here on

    const [first, ...others] = [errorOf(request$), errorOf(request$), errorOf(request$)];
    const told = [await first, await errorOf(request$.pipe(retry(3))), ...(await Promise.all(others))];

    expect(told).toEqual(Array.from(told, () => jasmine.stringContaining('ECONNREFUSED')));
    expect(sent).toBe(8);
    await transport.close();
  });
});
