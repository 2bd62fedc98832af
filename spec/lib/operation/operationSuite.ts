import { lastValueFrom } from 'rxjs';
import type { NetworkError } from '../../../lib/errors/networkError.js';
import type { OperationError } from '../../../lib/errors/operationError.js';
import type { OperationOptions } from '../../../lib/operation/planOperation.js';
import { matchedBody } from '../../../operators/matchedBody.js';
import { pollOperation } from '../../../operators/pollOperation.js';
import { faultServer } from '../../support/faultServer.js';
import type { Playing, Seen, Step } from '../../support/faultServer.js';

/**
 * Specifies what a transport makes of operations, against a real server.
 *
 * @param showsRedirects Whether a redirect that is not followed can be seen, which browsers do not allow.
 */
export function describeOperations(
  name: string,
  transport: Pick<OperationOptions, 'transport'>,
  showsRedirects: boolean,
): void {
  const at = (address: string): Step => ({ status: 202, headers: { 'operation-location': address } });
  const running: Step = { body: { status: 'Running' } };
  const succeeded: Step = { body: { status: 'Succeeded' } };
  const thing: Step = { body: { name: 'thing' } };
  const to = (address: string, status = 303): Step => ({ status, headers: { location: address } });
  const headers = { authorization: 'Bearer secret', 'x-api-key': 'secret', 'x-tenant': '7' };
  const options: OperationOptions = {
    ...transport,
    schedule: { strategy: 'fixed', initialDelay: 1 },
    retry: { initialDelay: 1, jitter: 'none' },
  };

  const run = (script: Playing, method: string, more: OperationOptions = {}): Promise<unknown> =>
    lastValueFrom(
      pollOperation({ url: `${script.url}/things/1`, method, headers }, { ...options, ...more }).pipe(matchedBody()),
    );
  const asked = async (script: Playing): Promise<string[]> =>
    (await script.requests()).map(({ method, url }) => `${method} ${url.replace(/^\/play\/[^/]+/, '')}`);

  describe(`pollOperation by ${name}`, () => {
    const operations: [string, string, Step[], string, unknown][] = [
      [
        'follows it to the resource',
        'PUT',
        [at('../op/1'), running, succeeded, thing],
        'PUT /things/1, GET /op/1, GET /op/1, GET /things/1',
        thing.body,
      ],
      [
        'takes what 303 See Other leads to for the result, which was fetched already',
        'POST',
        [at('{url}/op/1'), running, to('{url}/things/7'), thing],
        'POST /things/1, GET /op/1, GET /op/1, GET /things/7',
        thing.body,
      ],
      [
        'takes the resource itself for the result of a PUT, whatever its status says, where 303 leads there',
        'PUT',
        [at('{url}/op/1'), to('{url}/things/1'), running],
        'PUT /things/1, GET /op/1, GET /things/1',
        running.body,
      ],
      [
        'takes what a Location leads to for the result, whatever its status says',
        'POST',
        [{ status: 202, headers: { location: '{url}/op/1' } }, { status: 202 }, to('{url}/things/7', 302), running],
        'POST /things/1, GET /op/1, GET /op/1, GET /things/7',
        running.body,
      ],
      [
        'follows a status that has moved, and asks there when that says so',
        'POST',
        [at('{url}/op/1'), to('{url}/a/op/1', 307), { ...running, headers: { 'operation-location': '2' } }, succeeded],
        'POST /things/1, GET /op/1, GET /a/op/1, GET /a/op/2',
        succeeded.body,
      ],
      [
        'takes what 303 leads the submit to for the result',
        'POST',
        [to('{url}/things/7'), thing],
        'POST /things/1, GET /things/7',
        thing.body,
      ],
      [
        'asks again for a status that is cut short',
        'POST',
        [at('{url}/op/1'), { ...succeeded, fault: 'short-body' }, { ...succeeded, fault: 'reset-in-body' }, succeeded],
        'POST /things/1, GET /op/1, GET /op/1, GET /op/1',
        succeeded.body,
      ],
    ];
    for (const [title, method, steps, lines, result] of operations) {
      it(title, async () => {
        const script = await faultServer.play(steps);

        expect(await run(script, method)).toEqual(result);
        expect(await asked(script)).toEqual(lines.split(', '));
      });
    }

    it('sends credentials to its own origin alone', async () => {
      const script = await faultServer.play([at('{otherUrl}/op/1'), succeeded, thing]);
      const sent = ({ headers }: Seen): unknown[] => [
        headers['authorization'],
        headers['x-api-key'],
        headers['x-tenant'],
      ];

      expect(await run(script, 'PUT')).toEqual(thing.body);
      expect((await script.requests()).map(sent)).toEqual([
        ['Bearer secret', 'secret', '7'],
        [undefined, undefined, '7'],
        ['Bearer secret', 'secret', '7'],
      ]);
    });

    it('does not send a submit again that was lost', async () => {
      const script = await faultServer.play([{ fault: 'reset-before-headers' }, at('{url}/op/1'), succeeded]);
      const error = await run(script, 'POST', { tolerateErrors: 3 }).catch((error: unknown) => error);

      expect((error as NetworkError).kind).toBe('network');
      expect(await asked(script)).toEqual(['POST /things/1']);
    });

    it(`${showsRedirects ? 'follows' : 'cannot follow'} a 303 that is not followed by the transport`, async () => {
      const script = await faultServer.play([at('{url}/op/1'), to('{url}/things/7'), running]);
      const ended = run(script, 'POST', { redirect: 'manual' });
      const outcome = await ended.catch((error: unknown) => (error as OperationError).reason);

      expect(outcome).toEqual(showsRedirects ? running.body : 'status-refused');
    });

    it('sends what cancels it when it is unsubscribed', async () => {
      const script = await faultServer.play([at('{url}/op/1'), { fault: 'never-answers' }, { status: 204 }]);
      const operation$ = pollOperation(
        { url: script.url, method: 'POST', headers },
        { ...options, cancel: { method: 'DELETE' } },
      );
      const subscription = operation$.subscribe();
      await script.arrived(2);
      subscription.unsubscribe();
      const { method, url, headers: sent } = await script.arrived(3);

      expect([method, url.split('/').slice(3).join('/'), sent['authorization']]).toEqual([
        'DELETE',
        'op/1',
        'Bearer secret',
      ]);
      expect((await script.closed(2)).closedAt).not.toBeNull();
    });
  });
}
