import { Observable } from 'rxjs';
import type { HttpResponse } from '../../../lib/httpResponse.js';
import { Connections } from '../../../node/undici/connections.js';
import { Exchange } from '../../../node/undici/exchange.js';
import { faultServer } from '../../support/faultServer.js';
import type { Step } from '../../support/faultServer.js';
import { record } from '../../support/record.js';
import { requestOf } from './requestOf.js';

const plan = {
  connections: 1,
  keepAliveTimeout: undefined,
  tls: undefined,
  socketPath: undefined,
  proxy: false,
} as const;

describe('Exchange', () => {
  const ways: [string, Step, boolean][] = [
    ['it is answered', { body: 'a' }, false],
    ['it is lost', { fault: 'reset-before-headers' }, false],
    ['it is unsubscribed', { fault: 'never-answers' }, true],
  ];
  for (const [how, step, isLeft] of ways) {
    it(`is under way until ${how}`, async () => {
      const script = await faultServer.play([step]);
      const connections = new Connections(plan);
      await new Promise<void>((resolve) => {
        const result = new Observable<HttpResponse>((result) => {
          const exchange = new Exchange(requestOf(script.url), result, connections);
          result.add(exchange);
          exchange.start();
        });
        const subscription = result.subscribe({ error: resolve, complete: resolve });
        expect(connections.underWay.size).toBe(1);
        if (isLeft) {
          void script.arrived(1).then(() => {
            subscription.unsubscribe();
            resolve();
          });
        }
      });

      expect(connections.underWay.size).toBe(0);
      await connections.close();
    });
  }

  it('does not start on connections that are closed', async () => {
    const connections = new Connections(plan);
    await connections.close();
    const recording = record(
      new Observable<HttpResponse>((result) => {
        new Exchange(requestOf('http://127.0.0.1:1'), result, connections).start();
      }),
    );

    expect(recording.end).toEqual(new Error('undiciTransport: it is closed, and sends no request any more'));
    expect(connections.underWay.size).toBe(0);
  });
});
