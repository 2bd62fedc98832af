import { asyncScheduler, config, lastValueFrom, of, take, tap } from 'rxjs';
import type { Subscription } from 'rxjs';
import type { Attempt } from '../../lib/attempt.js';
import type { OperationError } from '../../lib/errors/operationError.js';
import type { PollFailedError } from '../../lib/errors/pollFailedError.js';
import type { PollError } from '../../lib/errors/pollError.js';
import type { PollExhaustedError } from '../../lib/errors/pollExhaustedError.js';
import type { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';
import { UnknownStateError } from '../../lib/errors/unknownStateError.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import type { PollEnd, PollObserver } from '../../lib/observer.js';
import { statusOf } from '../../lib/retry/isRetryable.js';
import type { StandardSchema } from '../../lib/schema/standardSchema.js';
import type { RetryOptions } from '../../lib/retry/retryPolicy.js';
import { matchedBody } from '../../operators/matchedBody.js';
import { pollOperation } from '../../operators/pollOperation.js';
import { offerTurns } from '../../operators/turns/turn.js';
import type { Turns } from '../../operators/turns/turn.js';
import type { ScriptedAnswer } from '../../testing/scriptedTransport.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';
import { Open } from '../support/turns.js';
import { redact } from '../../lib/mask/redact.js';
import { isRecord } from '../../lib/options.js';
import type { OperationOptions } from '../../lib/operation/planOperation.js';
import type { PollRequest } from '../../lib/transport/exchangePlan.js';
import { operationServer, origin, play } from '../lib/operation/operationServer.js';
import type { OperationScript, Played } from '../lib/operation/operationServer.js';

/** A schema of what `read` finds in a body. */
function schemaOf(read: (value: unknown) => unknown): StandardSchema {
  const validate = (value: unknown): { value: unknown } | { issues: { message: string }[] } => {
    const found = read(value);
    return found === undefined ? { issues: [{ message: 'no name' }] } : { value: found };
  };
  return { '~standard': { version: 1, vendor: 'own', validate } };
}

/** What became of an operation: the resource, or which error. */
function outcomeOf({ attempts, end }: Played): unknown {
  if (end === 'complete') return attempts.at(-1)?.response.body;
  const { kind, reason, outcome } = end as { kind: string; reason?: string; outcome?: string };
  return [kind, reason ?? outcome].join(': ');
}

const put = { url: `${origin}/things/1`, method: 'PUT', body: '{}' };
const post = { ...put, method: 'POST' };
const running = { body: { status: 'Running' } };
const paused = { body: { status: 'Paused' } };
const succeeded = { body: { status: 'Succeeded' } };
const thing = { name: 'thing' };
const lost = { error: new TypeError('fetch failed') };
const monitored = (address = '/op/1') => [{ status: 202, headers: { 'operation-location': address } }];
const located = (address = '/result/1') => [{ status: 202, headers: { location: address } }];

describe('pollOperation', () => {
  describe('the operations of Azure', () => {
    const operations: [title: string, script: OperationScript, asked: string, outcome: unknown, OperationOptions?][] = [
      [
        'PUT, Operation-Location: gets the resource at the address of the submit',
        {
          'PUT /things/1': monitored(),
          'GET /op/1': [running, running, succeeded],
          'GET /things/1': [{ body: thing }],
        },
        'PUT /things/1, GET /op/1, GET /op/1, GET /op/1, GET /things/1',
        thing,
      ],
      [
        'PUT 201, Azure-AsyncOperation: the same, whatever the body of the submit says',
        {
          'PUT /things/1': [
            {
              status: 201,
              headers: { 'azure-asyncoperation': '/op/1' },
              body: { properties: { provisioningState: 'Succeeded' } },
            },
          ],
          'GET /op/1': [{ body: { status: 'InProgress' } }, succeeded],
          'GET /things/1': [{ body: thing }],
        },
        'PUT /things/1, GET /op/1, GET /op/1, GET /things/1',
        thing,
      ],
      [
        'PUT 202, Location: is pending while that answers 202, then gets the resource',
        {
          'PUT /things/1': located(),
          'GET /result/1': [{ status: 202 }, { status: 200 }],
          'GET /things/1': [{ body: thing }],
        },
        'PUT /things/1, GET /result/1, GET /result/1, GET /things/1',
        thing,
      ],
      [
        'PUT 201 without an address: polls the resource by its provisioningState',
        {
          'PUT /things/1': [{ status: 201, body: { properties: { provisioningState: 'Creating' } } }],
          'GET /things/1': [
            { body: { properties: { provisioningState: 'Updating' } } },
            { body: { properties: { provisioningState: 'Succeeded' }, status: 'Stopped' } },
          ],
        },
        'PUT /things/1, GET /things/1, GET /things/1',
        { properties: { provisioningState: 'Succeeded' }, status: 'Stopped' },
      ],
      [
        'PUT 200 without an address: is done when the resource has no provisioningState any more',
        {
          'PUT /things/1': [{ status: 200, body: { provisioningState: 'Accepted' } }],
          'GET /things/1': [{ body: thing }],
        },
        'PUT /things/1, GET /things/1',
        thing,
      ],
      [
        'PUT 200 of a resource that is ready: is done at once',
        { 'PUT /things/1': [{ body: { ...thing, properties: { provisioningState: 'succeeded' } } }] },
        'PUT /things/1',
        { ...thing, properties: { provisioningState: 'succeeded' } },
      ],
      [
        'PUT 201 of a resource: is done at once',
        { 'PUT /things/1': [{ status: 201, body: thing }] },
        'PUT /things/1',
        thing,
      ],
      [
        'PUT 200 of a resource that failed',
        { 'PUT /things/1': [{ body: { properties: { provisioningState: 'Failed' } } }] },
        'PUT /things/1',
        'failed: failed',
      ],
      [
        'PATCH, Operation-Location and Location: gets what is at Location',
        {
          'PATCH /things/1': [{ status: 202, headers: { 'operation-location': '/op/1', location: '/result/1' } }],
          'GET /op/1': [succeeded],
          'GET /result/1': [{ body: thing }],
        },
        'PATCH /things/1, GET /op/1, GET /result/1',
        thing,
      ],
      [
        'PATCH, Operation-Location alone: gets the resource at the address of the submit',
        { 'PATCH /things/1': monitored(), 'GET /op/1': [succeeded], 'GET /things/1': [{ body: thing }] },
        'PATCH /things/1, GET /op/1, GET /things/1',
        thing,
      ],
      [
        'PATCH 200, provisioningState: polls the resource',
        {
          'PATCH /things/1': [{ body: { properties: { provisioningState: 'Updating' } } }],
          'GET /things/1': [{ body: { properties: { provisioningState: 'SUCCEEDED' } } }],
        },
        'PATCH /things/1, GET /things/1',
        { properties: { provisioningState: 'SUCCEEDED' } },
      ],
      [
        'POST, Operation-Location and Location: gets what is at Location',
        {
          'POST /things/1': [{ status: 202, headers: { 'operation-location': '/op/1', location: '/result/1' } }],
          'GET /op/1': [running, succeeded],
          'GET /result/1': [{ body: thing }],
        },
        'POST /things/1, GET /op/1, GET /op/1, GET /result/1',
        thing,
      ],
      [
        'POST, resourceLocation of the status: wins over Location',
        {
          'POST /things/1': [{ status: 202, headers: { 'operation-location': '/op/1', location: '/result/1' } }],
          'GET /op/1': [{ body: { status: 'Succeeded', resourceLocation: '/things/7' } }],
          'GET /things/7': [{ body: thing }],
        },
        'POST /things/1, GET /op/1, GET /things/7',
        thing,
      ],
      [
        'POST, Operation-Location alone: the status is the result',
        {
          'POST /things/1': monitored(),
          'GET /op/1': [running, { body: { status: 'Succeeded', result: thing } }],
        },
        'POST /things/1, GET /op/1, GET /op/1',
        { status: 'Succeeded', result: thing },
      ],
      [
        'POST, Location alone: what it answers is the result, whatever its status says',
        {
          'POST /things/1': located(),
          'GET /result/1': [{ status: 202, body: { status: 'Failed' } }, { body: { status: 'Stopped' } }],
        },
        'POST /things/1, GET /result/1, GET /result/1',
        { status: 'Stopped' },
      ],
      [
        'POST, the same address in both fields: does not ask it twice',
        {
          'POST /things/1': [{ status: 202, headers: { 'operation-location': '/op/1', location: '/op/1' } }],
          'GET /op/1': [succeeded],
        },
        'POST /things/1, GET /op/1',
        succeeded.body,
      ],
      ['POST 200: is done at once', { 'POST /things/1': [{ body: thing }] }, 'POST /things/1', thing],
      [
        'POST 201 of a resource at Location: is done at once',
        { 'POST /things/1': [{ status: 201, headers: { location: '/things/7' }, body: thing }] },
        'POST /things/1',
        thing,
      ],
      [
        'POST 201 of a resource at Location that is not ready: polls that',
        {
          'POST /things/1': [
            {
              status: 201,
              headers: { location: '/things/7' },
              body: { properties: { provisioningState: 'Creating' } },
            },
          ],
          'GET /things/7': [{ body: thing }],
        },
        'POST /things/1, GET /things/7',
        thing,
      ],
      [
        'DELETE, Operation-Location: gets nothing more',
        {
          'DELETE /things/1': [{ status: 202, headers: { 'operation-location': '/op/1', location: '/result/1' } }],
          'GET /op/1': [running, succeeded],
        },
        'DELETE /things/1, GET /op/1, GET /op/1',
        succeeded.body,
      ],
      [
        'DELETE, Location: is done by 204',
        { 'DELETE /things/1': located(), 'GET /result/1': [{ status: 202 }, { status: 204 }] },
        'DELETE /things/1, GET /result/1, GET /result/1',
        null,
      ],
      ['DELETE 204: is done at once', { 'DELETE /things/1': [{ status: 204 }] }, 'DELETE /things/1', null],
      [
        'GET, Content-Location, as FHIR has it: what that answers is the result',
        {
          'GET /things/1': [{ status: 202, headers: { 'content-location': '/result/1' } }],
          'GET /result/1': [{ status: 202, headers: { 'x-progress': 'half done' } }, { body: thing }],
        },
        'GET /things/1, GET /result/1, GET /result/1',
        thing,
      ],
      [
        'an address that moves: each answer tells the next',
        {
          'POST /things/1': monitored(),
          'GET /op/1': [{ ...running, headers: { 'operation-location': '/op/2' } }],
          'GET /op/2': [running, { ...running, headers: { 'azure-asyncoperation': '/op/3' } }],
          'GET /op/3': [succeeded],
        },
        'POST /things/1, GET /op/1, GET /op/2, GET /op/2, GET /op/3',
        succeeded.body,
      ],
      [
        'a Location that moves: each 202 tells the next',
        {
          'POST /things/1': located(),
          'GET /result/1': [{ status: 202, headers: { location: '/result/2' } }],
          'GET /result/2': [{ body: thing, headers: { location: '/result/3' } }],
        },
        'POST /things/1, GET /result/1, GET /result/2',
        thing,
      ],
      [
        'relative addresses: are relative to the request',
        {
          'POST /things/1': monitored('../op/1?api-version=2'),
          'GET /op/1?api-version=2': [{ body: { status: 'Succeeded', resourceLocation: 'result#part' } }],
          'GET /op/result': [{ body: thing }],
        },
        'POST /things/1, GET /op/1?api-version=2, GET /op/result',
        thing,
      ],
      [
        'states in any case, and other words, which are pending',
        {
          'POST /things/1': monitored(),
          'GET /op/1': [
            { body: { status: 'NotStarted' } },
            { body: { status: 'canceling' } },
            { body: { status: 'SUCCEEDED' } },
          ],
        },
        'POST /things/1, GET /op/1, GET /op/1, GET /op/1',
        { status: 'SUCCEEDED' },
      ],
      [
        'no state: is pending by 202, and done by 200',
        {
          'POST /things/1': monitored(),
          'GET /op/1': [{ status: 202 }, { status: 202, body: { id: 1 } }, { body: { id: 1, status: null } }],
        },
        'POST /things/1, GET /op/1, GET /op/1, GET /op/1',
        { id: 1, status: null },
      ],
      [
        'a failed operation',
        { 'PUT /things/1': monitored(), 'GET /op/1': [running, { body: { status: 'failed' } }] },
        'PUT /things/1, GET /op/1, GET /op/1',
        'failed: failed',
      ],
      [
        'a failed operation, told by a status code of failure',
        { 'PUT /things/1': monitored(), 'GET /op/1': [{ status: 404, body: { status: 'Failed' } }] },
        'PUT /things/1, GET /op/1',
        'failed: failed',
      ],
      [
        'a canceled operation',
        { 'POST /things/1': monitored(), 'GET /op/1': [{ body: { status: 'Canceled' } }] },
        'POST /things/1, GET /op/1',
        'failed: cancelled',
      ],
      [
        'a canceled operation, spelt in British',
        { 'PUT /things/1': monitored(), 'GET /op/1': [{ body: { status: 'cancelled' } }] },
        'PUT /things/1, GET /op/1',
        'failed: cancelled',
      ],
      [
        'a resource whose provisioning failed',
        {
          'PUT /things/1': [{ status: 201, body: { properties: { provisioningState: 'Creating' } } }],
          'GET /things/1': [{ body: { properties: { provisioningState: 'Failed' } } }],
        },
        'PUT /things/1, GET /things/1',
        'failed: failed',
      ],
      [
        'a Location that answers 409: the job failed',
        { 'POST /things/1': located(), 'GET /result/1': [{ status: 202 }, { status: 409 }] },
        'POST /things/1, GET /result/1, GET /result/1',
        'failed: failed',
      ],
      [
        'a Location that answers 404: the poll failed',
        { 'POST /things/1': located(), 'GET /result/1': [{ status: 404, body: { error: { code: 'NotFound' } } }] },
        'POST /things/1, GET /result/1',
        'operation: status-refused',
      ],
      [
        'a status that is refused: the poll failed',
        { 'POST /things/1': monitored(), 'GET /op/1': [{ status: 401, body: { status: 'error' } }] },
        'POST /things/1, GET /op/1',
        'operation: status-refused',
      ],
      [
        '500 once, then well',
        { 'POST /things/1': monitored(), 'GET /op/1': [{ status: 500 }, succeeded] },
        'POST /things/1, GET /op/1, GET /op/1',
        succeeded.body,
      ],
      [
        'a status that is lost once, and a resource that is lost once',
        {
          'PUT /things/1': monitored(),
          'GET /op/1': [lost, succeeded],
          'GET /things/1': [lost, { body: thing }],
        },
        'PUT /things/1, GET /op/1, GET /op/1, GET /things/1, GET /things/1',
        thing,
      ],
      [
        '503 for ever: the poll failed',
        { 'POST /things/1': monitored(), 'GET /op/1': [{ status: 503 }] },
        'POST /things/1, GET /op/1, GET /op/1, GET /op/1',
        'operation: status-refused',
        { retry: { maxRetries: 2, initialDelay: 1, jitter: 'none' } },
      ],
      [
        '202 without an address',
        { 'POST /things/1': [{ status: 202, body: { id: 1 } }] },
        'POST /things/1',
        'operation: no-address',
      ],
      [
        'a resource that is not ready, and is nowhere',
        { 'POST /things/1': [{ body: { properties: { provisioningState: 'Creating' } } }] },
        'POST /things/1',
        'operation: no-address',
      ],
      [
        'an address that is none of http',
        { 'POST /things/1': monitored('file:///etc/passwd') },
        'POST /things/1',
        'operation: bad-address',
      ],
      [
        'an address that cannot be read',
        { 'POST /things/1': monitored('http://[') },
        'POST /things/1',
        'operation: bad-address',
      ],
      [
        'a resource at what is no address of http',
        { 'POST /things/1': monitored(), 'GET /op/1': [{ body: { status: 'Succeeded', resourceLocation: 'urn:x' } }] },
        'POST /things/1, GET /op/1',
        'operation: bad-address',
      ],
      [
        'a Location of no use, which is not needed',
        {
          'PUT /things/1': [{ status: 202, headers: { 'operation-location': '/op/1', location: 'urn:x' } }],
          'GET /op/1': [succeeded],
          'GET /things/1': [{ body: thing }],
        },
        'PUT /things/1, GET /op/1, GET /things/1',
        thing,
      ],
      [
        'a status that is cut short, and no JSON',
        { 'POST /things/1': monitored(), 'GET /op/1': [running, { body: '{"status":"Succ' }] },
        'POST /things/1, GET /op/1, GET /op/1',
        'operation: status-unreadable',
      ],
      [
        'a status that is empty',
        { 'DELETE /things/1': monitored(), 'GET /op/1': [{ body: null }] },
        'DELETE /things/1, GET /op/1',
        'operation: status-unreadable',
      ],
      [
        'a status that is a list, or a number',
        { 'POST /things/1': monitored(), 'GET /op/1': [{ body: { status: 2 } }] },
        'POST /things/1, GET /op/1',
        'operation: status-unreadable',
      ],
      [
        'a resource that is a page of a gateway',
        {
          'PUT /things/1': [{ status: 201, body: { properties: { provisioningState: 'Creating' } } }],
          'GET /things/1': [{ body: '<html>' }],
        },
        'PUT /things/1, GET /things/1',
        'operation: status-unreadable',
      ],
      [
        'a submit that is refused',
        { 'POST /things/1': [{ status: 400, body: { error: { code: 'BadName' } } }] },
        'POST /things/1',
        'operation: submit-refused',
      ],
      [
        'a resource that is not there',
        { 'PUT /things/1': monitored(), 'GET /op/1': [succeeded], 'GET /things/1': [{ status: 404 }] },
        'PUT /things/1, GET /op/1, GET /things/1',
        'operation: resource-refused',
      ],
      [
        'a resource that is not there yet, and says so',
        {
          'POST /things/1': [{ status: 202, headers: { 'operation-location': '/op/1', location: '/result/1' } }],
          'GET /op/1': [succeeded],
          'GET /result/1': [{ status: 202 }, { body: thing }],
        },
        'POST /things/1, GET /op/1, GET /result/1, GET /result/1',
        thing,
      ],
      [
        '303 with redirect: "manual": gets the result',
        {
          'POST /things/1': monitored(),
          'GET /op/1': [running, { status: 303, headers: { location: '/things/7' } }],
          'GET /things/7': [{ body: { status: 'Running' } }],
        },
        'POST /things/1, GET /op/1, GET /op/1, GET /things/7',
        { status: 'Running' },
        { redirect: 'manual' },
      ],
      [
        '307 with redirect: "manual": goes on there',
        {
          'POST /things/1': monitored(),
          'GET /op/1': [{ status: 307, headers: { location: '/op/2' } }],
          'GET /op/2': [running, succeeded],
        },
        'POST /things/1, GET /op/1, GET /op/2, GET /op/2',
        succeeded.body,
        { redirect: 'manual' },
      ],
      [
        'a status in place of which there is a page to sign in',
        {
          'POST /things/1': monitored(),
          'GET /op/1': [{ headers: { 'content-type': 'text/html' }, body: '<!doctype html>' }],
        },
        'POST /things/1, GET /op/1',
        'operation: status-unreadable',
      ],
      [
        'a result that is cut short',
        { 'POST /things/1': located(), 'GET /result/1': [{ body: '{"name":"thi' }] },
        'POST /things/1, GET /result/1',
        'operation: status-unreadable',
      ],
      [
        'a submit that is answered by a page',
        { 'PUT /things/1': [{ body: '<html>' }] },
        'PUT /things/1',
        'operation: submit-refused',
      ],
      [
        'a Location that moves, beside an Operation-Location that came late',
        {
          'POST /things/1': located(),
          'GET /result/1': [{ status: 202, headers: { 'operation-location': '/op/1', location: '/result/2' } }],
          'GET /result/2': [{ body: thing }],
        },
        'POST /things/1, GET /result/1, GET /result/2',
        thing,
      ],
      [
        '303 of the submit with redirect: "manual": gets the result when it is there',
        {
          'POST /things/1': [{ status: 303, headers: { location: '/things/7' } }],
          'GET /things/7': [{ status: 202 }, { body: thing }],
        },
        'POST /things/1, GET /things/7, GET /things/7',
        thing,
        { redirect: 'manual' },
      ],
      [
        'an opaque redirect, as browsers show it: the poll failed',
        { 'POST /things/1': monitored(), 'GET /op/1': [{ status: 0 }] },
        'POST /things/1, GET /op/1',
        'operation: status-refused',
        { redirect: 'manual' },
      ],
    ];
    for (const [title, script, asked, outcome, options] of operations) {
      it(title, () => {
        const method = /^\w+/.exec(asked)?.[0] ?? '';
        const played = play(script, { url: `${origin}/things/1`, method }, options);

        expect(played.asked).toEqual(asked.split(', '));
        expect(outcomeOf(played)).toEqual(outcome);
      });
    }
  });

  describe('its attempts', () => {
    it('are numbered from the submit to the resource, which matchedBody() gives', () => {
      const script = {
        'PUT /things/1': monitored(),
        'GET /op/1': [running, succeeded],
        'GET /things/1': [{ body: thing }],
      };
      const { attempts } = play(script, put);
      const told = attempts.map(({ number, response, nextDelay, tally }) => [
        number,
        response.status,
        nextDelay,
        tally,
      ]);
      const body = record(of(...(attempts as Attempt<HttpResponse<typeof thing>>[])).pipe(matchedBody()));

      expect(told).toEqual([
        [1, 202, 10, { '202': 1 }],
        [2, 200, 10, { '200': 1, '202': 1 }],
        [3, 200, 0, { '200': 2, '202': 1 }],
        [4, 200, undefined, { '200': 3, '202': 1 }],
      ]);
      expect(body.values).toEqual([thing]);
    });

    it('are those of an operation of its own for each subscriber', () => {
      const { transport, asked } = operationServer({
        'POST /things/1': monitored(),
        'GET /op/1': [running, succeeded],
      });
      marbles(({ flush }) => {
        const operation$ = pollOperation(post, { transport });
        const recordings = [record(operation$), record(operation$)];
        flush();

        expect(recordings.map(({ end }) => end)).toEqual(['complete', 'complete']);
        expect(asked.filter((line) => line === 'POST /things/1').length).toBe(2);
      }, 60_000)();
    });

    it('follow each other by the schedule, which is exponential from 1 s by default', () => {
      const played = play({ 'POST /things/1': monitored(), 'GET /op/1': [running, running, succeeded] }, post, {
        schedule: {},
      });

      expect(played.sentAt).toEqual([0, 1_000, 3_000, 7_000]);
    });

    it('end by PollExhaustedError when the schedule stops, which it does not before the resource', () => {
      const script = {
        'PUT /things/1': monitored(),
        'GET /op/1': [running, succeeded],
        'GET /things/1': [{ body: thing }],
      };
      const within = (maxAttempts: number): Played => play(script, put, { schedule: { initialDelay: 1, maxAttempts } });

      expect((within(2).end as PollExhaustedError).kind).toBe('exhausted');
      expect(within(2).attempts.length).toBe(2);
      expect(outcomeOf(within(3))).toEqual(thing);
    });

    it('get the resource also when maxElapsed is over by then', () => {
      const script = {
        'PUT /things/1': monitored(),
        'GET /op/1': [running, { ...succeeded, delay: 100 }],
        'GET /things/1': [{ body: thing }],
      };

      expect(outcomeOf(play(script, put, { schedule: { initialDelay: 10, maxElapsed: 50 } }))).toEqual(thing);
    });

    it('are told to an observer, and how it ended', () => {
      const told: unknown[] = [];
      const observer: PollObserver = {
        onAttempt: ({ number }) => told.push(number),
        onRetry: (_, delay) => told.push(`retry in ${String(delay)}`),
        onEnd: ({ outcome }) => told.push(outcome),
      };
      play({ 'POST /things/1': monitored(), 'GET /op/1': [lost, succeeded] }, post, { observer });
      play({ 'POST /things/1': monitored(), 'GET /op/1': [{ body: { status: 'Failed' } }] }, post, { observer });

      expect(told).toEqual([1, 'retry in 1', 2, 'matched', 1, 2, 'failed']);
    });

    it('are told to an observer to have ended by an error, where the schedule stops, or the submit is refused', () => {
      const ends: unknown[] = [];
      const observer: PollObserver = { onEnd: ({ outcome, error }) => ends.push([outcome, (error as PollError).kind]) };
      play({ 'POST /things/1': monitored() }, post, { observer, schedule: { maxAttempts: 1 } });
      play({ 'POST /things/1': [{ status: 400 }] }, post, { observer, tolerateErrors: 1 });

      expect(ends).toEqual([
        ['error', 'exhausted'],
        ['error', 'operation'],
      ]);
    });
  });

  describe('time', () => {
    const hinted = (seconds: string): OperationScript => ({
      'PUT /things/1': [{ status: 202, headers: { 'operation-location': '/op/1', 'retry-after': seconds } }],
      'GET /op/1': [running, running, succeeded],
      'GET /things/1': [{ body: thing }],
    });

    it('heeds Retry-After of the answer to the submit, once', () => {
      expect(play(hinted('2'), put).sentAt).toEqual([0, 2_000, 2_010, 2_020, 2_020]);
    });

    it('goes by the schedule where 303 leads back to itself', () => {
      const circle = [{ status: 303, headers: { location: '/x' } }];
      const script = { 'POST /things/1': monitored(), 'GET /op/1': circle, 'GET /x': circle };
      const played = play(script, post, { redirect: 'manual', timeout: 45 });

      expect(played.sentAt).toEqual([0, 10, 10, 20, 30, 40]);
    });

    it('does not ask 52 times in 66 ms because Retry-After is more than a timer holds', () => {
      const stopped = play(hinted('2147484'), put);

      expect(outcomeOf(stopped)).toMatch(/^server-delay/);
      expect(stopped.asked).toEqual(['PUT /things/1']);
      expect(play(hinted('2147484'), put, { onServerDelay: 'wait' }).asked).toEqual(['PUT /things/1']);
    });

    it('gets the resource at once, whatever the answer that said so asks for', () => {
      const script = {
        'PUT /things/1': monitored(),
        'GET /op/1': [{ ...succeeded, headers: { 'retry-after': '3600' } }],
        'GET /things/1': [{ body: thing, headers: { 'retry-after': '3600' } }],
      };
      const played = play(script, put);

      expect(played.sentAt).toEqual([0, 10, 10]);
      expect(outcomeOf(played)).toEqual(thing);
    });

    it('gets the resource at once, whatever interval was asked for before', () => {
      const script = {
        'PUT /things/1': [{ status: 202, headers: { 'operation-location': '/op/1', 'x-poll-interval': '5' } }],
        'GET /op/1': [running, succeeded],
        'GET /things/1': [{ body: thing }],
      };

      expect(play(script, put).sentAt).toEqual([0, 5_000, 10_000, 10_000]);
    });

    it('is bounded for each request, and for the whole', () => {
      const slow = { 'POST /things/1': monitored(), 'GET /op/1': [{ delay: Infinity }] };
      const each = play(slow, post, { requestTimeout: 20, retry: { maxRetries: 1, initialDelay: 1, jitter: 'none' } });
      const whole = play(slow, post, { timeout: 100 });
      const told = ({ end }: Played): unknown[] => [(end as PollTimeoutError).kind, (end as PollTimeoutError).scope];

      expect([...told(each), each.endedAt, each.asked.length]).toEqual(['timeout', 'request', 51, 3]);
      expect([...told(whole), whole.endedAt]).toEqual(['timeout', 'poll', 100]);
      expect(whole.transport.requests.map(({ aborted }) => aborted)).toEqual([false, true]);
    });

    it('stops at once when it is unsubscribed: the request in flight, and the wait', () => {
      const script = { 'POST /things/1': monitored(), 'GET /op/1': [running, { delay: 100 }] };
      const inFlight = play(script, post, {}, ({ number }, subscription) => {
        if (number === 2) asyncScheduler.schedule(() => subscription.unsubscribe(), 15);
      });
      const waiting = play(script, post, {}, (_, subscription) => subscription.unsubscribe());

      expect(inFlight.transport.requests.map(({ aborted }) => aborted)).toEqual([false, false, true]);
      expect(waiting.asked).toEqual(['POST /things/1']);
    });
  });

  describe('the submit', () => {
    const times = ({ asked }: Played): number => asked.filter((line) => !line.startsWith('GET')).length;
    const failures: [string, ScriptedAnswer, unknown][] = [
      ['lost', lost, 'network'],
      ['answered by 503', { status: 503, headers: { 'retry-after': '1' } }, 'operation'],
      ['late', { delay: Infinity }, 'timeout'],
    ];
    for (const [what, failure, kind] of failures) {
      for (const method of ['POST', 'PUT', 'DELETE']) {
        const request = { url: `${origin}/things/1`, method };
        const script = { [`${method} /things/1`]: [failure, ...monitored()], 'GET /op/1': [succeeded] };
        const options: OperationOptions = { requestTimeout: 50, finalUrl: 'operation' };

        it(`is not sent again when a ${method} was ${what}, whatever is tolerated`, () => {
          for (const tolerateErrors of [0, 5]) {
            const played = play(script, request, { ...options, tolerateErrors });

            expect([times(played), (played.end as OperationError).kind]).toEqual([1, kind as 'operation']);
          }
        });

        it(`is sent again when a ${method} was ${what} and may be repeated`, () => {
          const keyed = { ...request, headers: { 'Idempotency-Key': 'k' } };
          const again = [play(script, keyed, options), play(script, request, { ...options, retrySubmit: true })];

          expect(again.map((played) => [times(played), played.end])).toEqual([
            [2, 'complete'],
            [2, 'complete'],
          ]);
        });
      }
    }

    it('keeps its Idempotency-Key when it is sent again, which a function may make anew', () => {
      let number = 0;
      const script = { 'POST /things/1': [lost, ...monitored()], 'GET /op/1': [succeeded] };
      const { transport } = play(script, () => ({ ...post, headers: { 'idempotency-key': `k${String(++number)}` } }));

      expect(transport.requests.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['k1', 'k1', null]);
    });

    it('is sent again as retry says', () => {
      const script = { 'POST /things/1': [{ status: 409 }, ...monitored()], 'GET /op/1': [succeeded] };
      const retry: RetryOptions = { initialDelay: 1, shouldRetry: ({ response }) => statusOf(response) === 409 };

      expect(outcomeOf(play(script, post, { retry }))).toBe('operation: submit-refused');
      expect(outcomeOf(play(script, post, { retry, retrySubmit: true }))).toEqual(succeeded.body);
    });

    it('may be a function, or a promise, which is asked once', async () => {
      let calls = 0;
      const { transport, asked } = operationServer({
        'POST /things/1': monitored(),
        'GET /op/1': [running, succeeded],
      });
      const operation$ = pollOperation(
        () => {
          calls++;
          return Promise.resolve({ ...post, headers: { authorization: 'Bearer 1' } });
        },
        { transport, schedule: { strategy: 'fixed', initialDelay: 0 } },
      );
      const { response } = await lastValueFrom(operation$);

      expect([calls, asked.length, response.body]).toEqual([1, 3, succeeded.body]);
      expect(transport.requests.map(({ headers }) => headers.get('authorization'))).toEqual(Array(3).fill('Bearer 1'));
    });
  });

  describe('an answer that tells nothing', () => {
    const script = (...answers: readonly ScriptedAnswer[]): OperationScript => ({
      'PUT /things/1': monitored(),
      'GET /op/1': [...answers, succeeded],
      'GET /things/1': [{ body: thing }],
    });

    it('is survived by tolerateErrors, and asked for again by the schedule', () => {
      const played = play(script({ status: 404 }, { body: '<html>' }), put, { tolerateErrors: 2 });

      expect(played.sentAt).toEqual([0, 10, 20, 30, 30]);
      expect(played.attempts.map(({ error }) => (error as OperationError | undefined)?.reason)).toEqual([
        undefined,
        'status-refused',
        'status-unreadable',
        undefined,
        undefined,
      ]);
      expect(outcomeOf(play(script({ status: 404 }, { body: '<html>' }), put, { tolerateErrors: 1 }))).toBe(
        'operation: status-unreadable',
      );
    });

    it('is asked for again when the server says', () => {
      const busy = { status: 429, headers: { 'retry-after': '2' } };

      expect(play(script(busy), put, { tolerateErrors: 1, retry: { maxRetries: 0 } }).sentAt).toEqual([
        0, 10, 2_010, 2_010,
      ]);
    });

    it('is asked for again by the schedule, too, where it is in place of the resource', () => {
      const late = { ...script(), 'GET /things/1': [{ status: 404 }, { status: 404 }, { body: thing }] };
      const played = play(late, put, { tolerateErrors: 2 });

      expect(played.sentAt).toEqual([0, 10, 10, 20, 30]);
      expect(outcomeOf(played)).toEqual(thing);
    });
  });

  describe('a word that is not known', () => {
    const script = {
      'POST /things/1': monitored(),
      'GET /op/1': [paused, { body: { status: 'Resting' } }, running, paused, paused, succeeded],
    };

    it('is pending, and told to onUnknownState and to the observer, those in a row counted', () => {
      const told: unknown[] = [];
      const observed: unknown[] = [];
      const played = play(script, post, {
        onUnknownState: ({ state, count, attempt }) => told.push([state, count, attempt.number]),
        observer: { onUnknownState: ({ state, count, attempt }) => observed.push([state, count, attempt.number]) },
      });

      expect(played.end).toBe('complete');
      expect(told).toEqual([
        ['Paused', 1, 2],
        ['Resting', 2, 3],
        ['Paused', 1, 5],
        ['Paused', 2, 6],
      ]);
      expect(observed).toEqual(told);
    });

    const policies: [NonNullable<OperationOptions['unknownState']>, number, unknown][] = [
      ['pending', 7, 'complete'],
      ['fail', 2, ['unknown-state', 'Paused', 1]],
      [{ failAfter: 2 }, 3, ['unknown-state', 'Resting', 2]],
      [{ failAfter: 3 }, 7, 'complete'],
    ];
    for (const [unknownState, count, how] of policies) {
      it(`ends the poll as ${JSON.stringify(unknownState)} says, once it has told the answer`, () => {
        const ends: unknown[] = [];
        const onEnd = ({ outcome, error }: PollEnd): unknown => ends.push([outcome, error]);
        const { attempts, end } = play(script, post, { unknownState, observer: { onEnd } });
        const told = end instanceof UnknownStateError ? [end.kind, end.state, end.count] : end;

        expect([attempts.length, told]).toEqual([count, how]);
        expect(ends).toEqual([end === 'complete' ? ['matched', undefined] : ['error', end]]);
      });
    }

    it('is found in the answer to the submit, too', () => {
      const creating = { body: { provisioningState: 'Resting' } };
      const played = play({ 'PUT /things/1': [creating] }, put, { unknownState: 'fail' });

      expect((played.end as Error).message).toContain('pollOperation does not know: state "Resting"');
      expect(played.asked).toEqual(['PUT /things/1']);
    });

    it('is known where state tells what it means', () => {
      const told: unknown[] = [];
      const options: OperationOptions = { unknownState: 'fail', onUnknownState: (unknown) => told.push(unknown) };
      const state = ({ body }: HttpResponse): 'pending' | undefined =>
        isRecord(body) && /paused|resting/i.test(String(body['status'])) ? 'pending' : undefined;

      expect([play(script, post, { ...options, state }).end, told]).toEqual(['complete', []]);
    });

    it('counts on across an answer that was lost', () => {
      const broken = { ...script, 'GET /op/1': [paused, { status: 404 }, paused, succeeded] };
      const { end } = play(broken, post, { tolerateErrors: 1, unknownState: { failAfter: 2 } });

      expect((end as UnknownStateError).count).toBe(2);
      expect(play(broken, post, { tolerateErrors: 1, unknownState: { failAfter: 3 } }).end).toBe('complete');
    });

    it('ends the poll with what onUnknownState throws', () => {
      const thrown = new Error('thrown');
      const onUnknownState = (): never => {
        throw thrown;
      };

      expect(play(script, post, { onUnknownState }).end).toBe(thrown);
    });

    it('ends nothing anew where onUnknownState unsubscribes', () => {
      const controller = new AbortController();
      const onUnknownState = (): void => controller.abort('enough');
      const played = play(script, post, { onUnknownState, unknownState: 'fail', signal: controller.signal });

      expect([played.end, played.attempts.length]).toEqual(['enough', 1]);
    });
  });

  describe('errors', () => {
    const failing = (body: unknown): Played => play({ 'PUT /things/1': monitored(), 'GET /op/1': [{ body }] }, put);
    const messages: [string, Played, string][] = [
      [
        'the code and the message of the server',
        failing({ status: 'Failed', error: { code: 'Conflict', message: 'the name is taken' } }),
        'the job failed: Conflict: the name is taken; attempt 2 answered 200 ' +
          '{"status":"Failed","error":{"code":"Conflict","message":"the name is taken"}}',
      ],
      [
        'that the job was cancelled',
        failing({ status: 'Canceled' }),
        'the job was cancelled; attempt 2 answered 200 {"status":"Canceled"}',
      ],
      [
        'that nothing was started',
        play({ 'PUT /things/1': [{ status: 400, body: { code: 'BadName' } }] }, put),
        'the operation was not submitted: PUT https://api.example.com/things/1 answered 400 {"code":"BadName"}; ' +
          'no job was started. Correct the request',
      ],
      [
        'that something may have been started',
        play({ 'PUT /things/1': [{ status: 503 }] }, put),
        'the operation was not submitted: PUT https://api.example.com/things/1 answered 503; whether a job was started, ' +
          'that does not tell. Look for it before you submit again, or send an Idempotency-Key, with which the submit is retried',
      ],
      [
        'what to do where there is no address',
        play({ 'PUT /things/1': [{ status: 202 }] }, put),
        'the poll failed, not the job, which goes on: PUT https://api.example.com/things/1 answered 202, without ' +
          'Operation-Location, Azure-AsyncOperation or Location to ask at (in a browser, another origin has to expose them ' +
          'by Access-Control-Expose-Headers); tell the address by monitor',
      ],
      [
        'that the poll failed, and which address it was',
        play({ 'PUT /things/1': monitored('urn:x?api_key=hidden') }, put),
        'the poll failed, not the job, which may go on: "urn:x?api_key=********", where it is to be followed, is no address ' +
          'of http:// or https://; tell the right one by monitor or finalUrl',
      ],
      [
        'that the poll failed, and with what answer',
        failing('<html>'),
        'the poll failed, not the job, which may go on: GET https://api.example.com/op/1 answered 200 "<html>", which is no ' +
          'JSON that tells a state; tell what it means by state, or ask again after such an answer by tolerateErrors',
      ],
      [
        'that the status was refused',
        play({ 'PUT /things/1': monitored('/op?sig=hidden') }, put),
        'the poll failed, not the job, which may go on: GET https://api.example.com/op?sig=******** answered 404 ' +
          '{"error":"nothing at GET /op?sig=********"}; tolerateErrors asks again after such an answer',
      ],
      [
        'that the job succeeded',
        play({ 'PUT /things/1': monitored(), 'GET /op/1': [succeeded], 'GET /things/1': [{ status: 404 }] }, put),
        'the job succeeded, but GET https://api.example.com/things/1 answered 404 in place of its resource; get it later, ' +
          'or tell its address by finalUrl',
      ],
    ];
    for (const [what, { end }, message] of messages) {
      it(`say ${what}`, () => {
        expect((end as Error).message).toBe(message);
      });
    }

    it('hold the attempt, or the answer, and what was seen', () => {
      const failed = failing({ status: 'Failed' });
      const refused = play({ 'PUT /things/1': monitored(), 'GET /op/1': [running, { status: 403 }] }, put);
      const { last, outcome, state } = failed.end as PollFailedError;
      const { attempts, tally, response } = refused.end as OperationError;

      expect(last).toBe(failed.attempts.at(-1)!);
      expect([outcome, state]).toEqual(['failed', 'Failed']);
      expect([attempts, tally, response.status]).toEqual([3, { '200': 1, '202': 1, operation: 1 }, 403]);
    });
  });

  describe('on other origins', () => {
    const other = 'https://other.example.com';
    const headers = { authorization: 'Bearer secret', 'x-api-key': 'secret', 'x-tenant': '7', prefer: 'respond-async' };
    const script = {
      'POST /things/1': [{ status: 202, headers: { 'operation-location': `${other}/op/1`, location: '/result/1' } }],
      [`GET ${other}/op/1`]: [running, succeeded],
      'GET /result/1': [{ body: thing }],
    };
    const sent = ({ transport }: Played): unknown[] =>
      transport.requests.map(({ url, headers }) => [new URL(url).host, Object.fromEntries(headers)]);

    it('leaves out the credentials, which the resource at home is given again', () => {
      const played = play(script, { ...post, headers });
      const { prefer, ...followed } = headers;

      expect(outcomeOf(played)).toEqual(thing);
      expect(prefer).toBe('respond-async');
      expect(sent(played)).toEqual([
        ['api.example.com', headers],
        ['other.example.com', { 'x-tenant': '7' }],
        ['other.example.com', { 'x-tenant': '7' }],
        ['api.example.com', followed],
      ]);
    });

    it('sends them where that is trusted', () => {
      const [, toOther] = sent(play(script, { ...post, headers }, { trustedOrigins: [`${other}/`] }));

      expect(toOther).toEqual([
        'other.example.com',
        { authorization: 'Bearer secret', 'x-api-key': 'secret', 'x-tenant': '7' },
      ]);
    });

    it('sends what requestFor gives', () => {
      let token = 1;
      const played = play(
        script,
        { ...post, headers },
        {
          requestFor: (request) => {
            const { authorization } = request.headers;
            const renewed = authorization === undefined ? {} : { authorization: `Bearer ${String(++token)}` };
            return of({ ...request, headers: { ...request.headers, ...renewed } }, request);
          },
        },
      );

      expect(played.transport.requests.map(({ headers }) => headers.get('authorization'))).toEqual([
        'Bearer secret',
        null,
        null,
        'Bearer 2',
      ]);
    });

    it('tells nobody what was redacted, and follows an address that quotes it', () => {
      const key = 'abcdef123456';
      const address = `/op/1?code=${key}`;
      const played = play(
        {
          'POST /things/1': [{ status: 202, headers: { 'operation-location': address }, body: { at: address } }],
          [`GET ${address}`]: [{ body: { status: 'Running', at: address } }, { status: 403, body: address }],
        },
        { ...post, headers: { 'x-functions': redact`${key}` } },
      );

      expect(played.asked).toEqual(['POST /things/1', `GET ${address}`, `GET ${address}`]);
      expect(
        JSON.stringify([played.attempts, String(played.end), (played.end as OperationError).response]),
      ).not.toContain(key);
      expect(played.attempts.map(({ response }) => (response.body as { at: string }).at)).toEqual([
        '/op/1?code=********',
        '/op/1?code=********',
      ]);
      expect(String(played.end)).toContain('/op/1?code=******** answered 403');
    });
  });

  describe('cancel', () => {
    const script = {
      'POST /things/1': monitored(),
      'GET /op/1': [running, { ...running, headers: { 'operation-location': '/op/2' } }],
      'GET /op/2': [running],
      'DELETE /op/1': [{ status: 202 }],
      'DELETE /op/2': [{ status: 202 }],
    };
    const cancel = { method: 'DELETE' };
    const leaveAfter =
      (last: number) =>
      ({ number }: { readonly number: number }, subscription: Subscription): void => {
        if (number === last) subscription.unsubscribe();
      };

    it('is sent when it is unsubscribed, to where the status was asked for last', () => {
      expect(play(script, post, { cancel }, leaveAfter(1)).asked).toEqual(['POST /things/1', 'DELETE /op/1']);
      expect(play(script, post, { cancel }, leaveAfter(3)).asked.slice(3)).toEqual(['DELETE /op/2']);
    });

    it('is sent when the time is over, once the request in flight is aborted', () => {
      const slow = { ...script, 'GET /op/1': [{ delay: Infinity }] };
      const played = play(slow, post, { cancel, timeout: 50 });

      expect([played.asked, played.sentAt]).toEqual([
        ['POST /things/1', 'GET /op/1', 'DELETE /op/1'],
        [0, 10, 50],
      ]);
      expect(played.transport.requests.map(({ aborted }) => aborted)).toEqual([false, true, false]);
      expect((played.end as PollTimeoutError).kind).toBe('timeout');
    });

    const givenUp: [string, OperationOptions, OperationScript, string][] = [
      ['maxAttempts', { schedule: { maxAttempts: 1 } }, {}, 'exhausted'],
      ['maxElapsed', { schedule: { initialDelay: 10, maxElapsed: 5 } }, {}, 'exhausted'],
      [
        'maxServerDelay',
        { maxServerDelay: '1m' },
        { 'POST /things/1': [{ status: 202, headers: { 'operation-location': '/op/1', 'retry-after': '3600' } }] },
        'server-delay',
      ],
    ];
    for (const [what, options, answers, kind] of givenUp) {
      it(`is sent once when the poll is given up by ${what}`, () => {
        const { asked, end } = play({ ...script, ...answers }, post, { ...options, cancel });

        expect(asked.filter((line) => line.startsWith('DELETE'))).toEqual(['DELETE /op/1']);
        expect<unknown>([asked.at(-1), (end as PollError).kind]).toEqual(['DELETE /op/1', kind]);
      });
    }

    it('is sent when the schedule stops after an error that was tolerated', () => {
      const gone = { ...script, 'GET /op/1': [{ status: 404 }] };
      const options: OperationOptions = { tolerateErrors: 5, schedule: { initialDelay: 10, maxAttempts: 2 } };
      const { asked, end } = play(gone, post, { ...options, cancel });

      expect([asked, (end as OperationError).reason]).toEqual([
        ['POST /things/1', 'GET /op/1', 'DELETE /op/1'],
        'status-refused',
      ]);
    });

    it('is sent when the signal of the user aborts, which it is not bound to itself', () => {
      const controller = new AbortController();
      const played = play(script, post, { cancel, signal: controller.signal }, () => controller.abort('enough'));

      expect([played.asked, played.end]).toEqual([['POST /things/1', 'DELETE /op/1'], 'enough']);
    });

    const signalled: [string, (signal: AbortSignal) => [PollRequest, OperationOptions?]][] = [
      ['the options', (signal) => [post, { signal }]],
      ['the request', (signal) => [{ ...post, signal }]],
      ['a Request', (signal) => [new Request(post.url, { method: 'POST', signal })]],
    ];
    for (const [whose, given] of signalled) {
      it(`is sent at once when the signal of ${whose} aborts, be it during a wait of an hour`, async () => {
        const controller = new AbortController();
        const [request, options] = given(controller.signal);
        const { transport, asked } = operationServer(script);
        const abort = (): void => controller.abort('enough');
        const operation$ = pollOperation(request, { ...options, transport, cancel, schedule: { initialDelay: '1h' } });
        const end = await lastValueFrom(operation$.pipe(tap(() => queueMicrotask(abort)))).catch(String);

        expect([asked, end]).toEqual([['POST /things/1', 'DELETE /op/1'], 'enough']);
      });
    }

    it('is sent when the signal of what a function gave aborts a request', () => {
      const controller = new AbortController();
      const slow = { ...script, 'GET /op/1': [{ delay: Infinity }] };
      const request = (): PollRequest => ({ ...post, signal: controller.signal });
      const played = play(slow, request as () => typeof post, { cancel }, () =>
        asyncScheduler.schedule(() => controller.abort('enough'), 20),
      );

      expect([played.asked, played.end]).toEqual([['POST /things/1', 'GET /op/1', 'DELETE /op/1'], 'enough']);
    });

    it('is sent once, whatever its function does', () => {
      const controller = new AbortController();
      const subscriptions: Subscription[] = [];
      const played = play(
        script,
        post,
        {
          signal: controller.signal,
          cancel: () => {
            for (const subscription of subscriptions) subscription.unsubscribe();
            return {};
          },
        },
        (_, subscription) => {
          subscriptions.push(subscription);
          controller.abort('enough');
        },
      );

      expect(played.asked).toEqual(['POST /things/1', 'DELETE /op/1']);
    });

    it('is not sent to the resource itself, which a DELETE would destroy', () => {
      const updating = { body: { properties: { provisioningState: 'Updating' } } };
      const played = play(
        { 'PATCH /things/1': [updating], 'GET /things/1': [updating] },
        { ...put, method: 'PATCH' },
        { cancel },
        leaveAfter(2),
      );

      expect(played.asked).toEqual(['PATCH /things/1', 'GET /things/1']);
    });

    it('is what a function says, or nothing', () => {
      const told: unknown[] = [];
      const asked = play(
        { ...script, 'PUT /op/1/cancel': [{}] },
        { ...post, headers: { authorization: 'Bearer secret', 'content-type': 'a/b' } },
        {
          cancel: ({ url, resource, last }) => {
            told.push([url, resource, last?.number]);
            return { method: 'PUT', url: '1/cancel', body: '{}', headers: { 'content-type': 'application/json' } };
          },
        },
        leaveAfter(2),
      );
      const [, , sent] = asked.transport.requests;

      expect(told).toEqual([[`${origin}/op/1`, undefined, 2]]);
      expect(asked.asked.slice(2)).toEqual(['PUT /op/1/cancel']);
      expect([Object.fromEntries(sent!.headers), sent!.body]).toEqual([
        { authorization: 'Bearer secret', 'content-type': 'application/json' },
        '{}',
      ]);
      expect(play(script, post, { cancel: () => undefined }, leaveAfter(1)).asked).toEqual(['POST /things/1']);
    });

    it('goes to another origin without credentials', () => {
      const other = 'https://other.example.com/op/1';
      const headers = { authorization: 'Bearer secret', 'x-tenant': '7' };
      const { transport } = play(
        { 'POST /things/1': monitored(other) },
        { ...post, headers },
        { cancel },
        leaveAfter(1),
      );

      expect([transport.requests[1]?.url, Object.fromEntries(transport.requests[1]!.headers)]).toEqual([
        other,
        { 'x-tenant': '7' },
      ]);
    });

    const never: [string, OperationScript, OperationOptions, number][] = [
      ['it has succeeded', { 'POST /things/1': monitored(), 'GET /op/1': [succeeded] }, {}, 0],
      ['it has failed', { 'POST /things/1': monitored(), 'GET /op/1': [{ body: { status: 'Failed' } }] }, {}, 0],
      ['it was refused', { 'POST /things/1': [{ status: 400 }] }, {}, 0],
      ['the submit was not answered', { 'POST /things/1': [{ delay: Infinity }] }, { timeout: 50 }, 0],
      ['the poll went wrong', { 'POST /things/1': monitored() }, {}, 0],
      [
        'the schedule stopped after success',
        {
          'POST /things/1': [{ status: 202, headers: { 'operation-location': '/op/1', location: '/result/1' } }],
          'GET /op/1': [succeeded],
          'GET /result/1': [{ status: 202 }],
        },
        { schedule: { maxAttempts: 2 } },
        0,
      ],
      ['the state was not known', { ...script, 'GET /op/1': [paused] }, { unknownState: 'fail' }, 0],
      [
        'the resource was all that was missing',
        {
          'POST /things/1': [{ status: 202, headers: { 'operation-location': '/op/1', location: '/result/1' } }],
          'GET /op/1': [succeeded],
          'GET /result/1': [{ status: 202 }],
        },
        {},
        4,
      ],
      [
        'the resource was on its way',
        { 'PUT /things/1': monitored(), 'GET /op/1': [succeeded], 'GET /things/1': [{ delay: Infinity }] },
        { timeout: 50, method: 'PUT' },
        0,
      ],
    ];
    for (const [when, played, options, last] of never) {
      it(`is not sent where ${when}`, () => {
        const request = { url: `${origin}/things/1`, ...(options.method === undefined && { method: 'POST' }) };
        const { asked } = play(played, request, { ...options, cancel }, leaveAfter(last));

        expect(asked.filter((line) => line.startsWith('DELETE'))).toEqual([]);
        expect(asked.length).toBeGreaterThan(0);
      });
    }

    it('tells what went wrong with it to onCancelError alone, within its own time', () => {
      const failed = (answer: ScriptedAnswer, rule: OperationOptions['cancel'] = cancel): unknown[] => {
        const errors: unknown[] = [];
        const options = { cancelTimeout: 30, onCancelError: (error: unknown) => errors.push(error) };
        const played = play({ ...script, 'DELETE /op/1': [answer] }, post, { cancel: rule, ...options }, leaveAfter(1));
        expect(played.end).toBeUndefined();
        return errors.map((error) => (error as Error).message);
      };

      expect(failed({ status: 204 })).toEqual([]);
      expect(failed({ status: 409 })).toEqual([
        'the job may go on: DELETE https://api.example.com/op/1 answered 409, which does not cancel it',
      ]);
      expect(failed({ delay: Infinity })).toEqual(['no answer in 30ms to DELETE https://api.example.com/op/1']);
      expect(failed({ error: new Error('no') }, { url: 'urn:x' })[0]).toContain('"urn:x"');
      expect(
        failed({}, () => {
          throw new Error('thrown');
        }),
      ).toEqual(['thrown']);
    });

    it('hides no error of the poll where onCancelError throws, which nobody can catch', () => {
      const unhandled: unknown[] = [];
      const { onUnhandledError } = config;
      config.onUnhandledError = (error: unknown): unknown => unhandled.push(error);
      const controller = new AbortController();
      const onCancelError = (): never => {
        throw new Error('thrown');
      };
      const options: OperationOptions = { cancel: onCancelError, onCancelError };
      const aborted = play(script, { ...post, signal: controller.signal }, options, () => controller.abort('enough'));
      const left = play(script, post, options, leaveAfter(1));
      config.onUnhandledError = onUnhandledError;

      expect([aborted.end, left.asked]).toEqual(['enough', ['POST /things/1']]);
      expect(unhandled.map(String)).toEqual(['Error: thrown', 'Error: thrown']);
    });

    it('takes no turn, which who has left may never give', () => {
      const { transport, asked } = operationServer(script);
      let taken = 0;
      const open = new Open();
      const turns: Turns = {
        take: () => {
          taken++;
          return { ...open.take(), turns };
        },
      };
      offerTurns(turns, () => pollOperation(post, { transport, cancel }).pipe(take(1)).subscribe());

      expect([asked, taken]).toEqual([['POST /things/1', 'DELETE /op/1'], 1]);
    });

    it('goes wrong in silence without onCancelError', () => {
      const refused = { ...script, 'DELETE /op/1': [lost] };

      expect(play(refused, post, { cancel }, leaveAfter(1)).asked).toEqual(['POST /things/1', 'DELETE /op/1']);
    });
  });

  describe('other APIs', () => {
    it('are followed by what monitor, state and finalUrl tell', () => {
      const states = { queued: 'pending', done: 'succeeded', error: 'failed' } as const;
      const job = (status: keyof typeof states): ScriptedAnswer => ({ body: { id: 7, status } });
      const options: OperationOptions = {
        monitor: ({ body }) => `/jobs/${String((body as { id: number }).id)}/status`,
        state: ({ body }) => states[(body as { status: keyof typeof states }).status],
        finalUrl: () => '/jobs/7',
      };
      const script = {
        'POST /things/1': [job('queued')],
        'GET /jobs/7/status': [job('queued'), job('done')],
        'GET /jobs/7': [{ body: thing }],
      };

      expect(play(script, post, options).asked).toEqual([
        'POST /things/1',
        'GET /jobs/7/status',
        'GET /jobs/7/status',
        'GET /jobs/7',
      ]);
      expect(outcomeOf(play({ ...script, 'GET /jobs/7/status': [job('error')] }, post, options))).toBe(
        'failed: failed',
      );
      expect(play({ ...script, 'POST /things/1': [job('done')] }, post, options).asked).toEqual([
        'POST /things/1',
        'GET /jobs/7',
      ]);
      expect(outcomeOf(play({ 'POST /things/1': [job('error')] }, post, options))).toBe('failed: failed');
    });

    it('end by what state, monitor or finalUrl throws, or by a TypeError for what is no state', () => {
      const thrown = new Error('thrown');
      const fail = (): never => {
        throw thrown;
      };
      const script = { 'POST /things/1': monitored(), 'GET /op/1': [succeeded] };
      const ends = [{ state: fail }, { monitor: fail }, { finalUrl: fail }].map(
        (options) => play(script, post, options).end,
      );

      expect(ends).toEqual([thrown, thrown, thrown]);
      expect(String(play(script, post, { state: () => 'done' as 'pending' }).end)).toBe(
        'TypeError: pollOperation: what state() gives must be one of pending, succeeded, failed, canceled, not "done"',
      );
    });
  });

  describe('schema', () => {
    const schema = schemaOf((value) => (isRecord(value) ? value['name'] : undefined));
    const script = {
      'PUT /things/1': monitored(),
      'GET /op/1': [running, succeeded],
      'GET /things/1': [{ body: thing }],
    };

    it('parses the resource, and nothing on the way to it', () => {
      const { attempts } = play(script, put, { schema });

      expect(attempts.map(({ response }) => response.body)).toEqual([null, running.body, succeeded.body, 'thing']);
      expect(play({ 'PUT /things/1': [{ body: thing }] }, put, { schema }).attempts[0]?.response.body).toBe('thing');
    });

    it('refuses a resource that does not fit', () => {
      expect(
        outcomeOf(play({ ...script, 'GET /things/1': [{ body: {} }] }, put, { schema, tolerateErrors: 3 })),
      ).toMatch(/^schema/);
    });
  });

  describe('its arguments', () => {
    const wrong: [string, () => unknown, string][] = [
      [
        'an unknown option',
        () => pollOperation(post, { timeuot: 1 } as object),
        'pollOperation: unknown option "timeuot"; did you mean timeout?',
      ],
      ['a request that is none', () => pollOperation('ftp://x'), 'pollHttp: "ftp://x" is not an address of http'],
      [
        'a schedule that is none',
        () => pollOperation(post, { schedule: 5 as never }),
        'pollOperation: schedule must be',
      ],
      [
        'an option of a schedule',
        () => pollOperation(post, { schedule: { maxAttempts: 0 } }),
        'scheduleFrom: maxAttempts',
      ],
      [
        'an option of the poll',
        () => pollOperation(post, { tolerateErrors: -1 }),
        'pollOperation: tolerateErrors must be',
      ],
      [
        'a pause without a meaning',
        () => pollOperation(post, { slowDown: 2 }),
        'backoffSchedule: slowDown does nothing',
      ],
      [
        'an option of retry',
        () => pollOperation(post, { retry: { maxRetries: -1 } }),
        'retryRequest: maxRetries must be',
      ],
      ['a limit', () => pollOperation(post, { timeout: 'soon' }), 'timeout: "soon" is not a duration'],
      [
        'an origin',
        () => pollOperation(post, { trustedOrigins: ['x'] }),
        'pollOperation: an origin is told by an address',
      ],
      ['a finalUrl', () => pollOperation(post, { finalUrl: 'there' as never }), 'pollOperation: finalUrl must be'],
      ['a cancel', () => pollOperation(post, { cancel: 'DELETE' as never }), 'pollOperation: cancel must be'],
      [
        'fetch and transport',
        () => pollOperation(post, { fetch, transport: () => [] }),
        'pollHttp: give fetch or transport',
      ],
    ];
    for (const [what, act, message] of wrong) {
      it(`are checked at once: ${what}`, () => {
        expect(act).toThrowError(new RegExp(`^${message.replace(/[.()]/g, String.raw`\\$&`)}`));
      });
    }
  });
});
