import { concat, NEVER, of } from 'rxjs';
import { beginOperation } from '../../lib/operation/beginOperation.js';
import type { Operation } from '../../lib/operation/operation.js';
import { planOperation } from '../../lib/operation/planOperation.js';
import { notSubmitted } from '../../lib/operation/requestTo.js';
import { OperationRequests } from '../../operators/operationRequests.js';
import { operationServer, origin } from '../lib/operation/operationServer.js';
import { record } from '../support/record.js';

describe('OperationRequests', () => {
  const post = { url: `${origin}/things/1`, method: 'POST', headers: { authorization: 'Bearer secret' } };
  const operation = { mode: 'operation', url: `${origin}/op/1` } as Operation;

  it('remembers how the submit was sent, and the last answer', () => {
    const { transport, asked } = operationServer({
      'POST /things/1': [{ status: 202, headers: { 'operation-location': '/op/1' } }],
      'GET /op/1': [{ body: { status: 'Running' } }],
    });
    const requests = new OperationRequests(post, planOperation({ transport }));
    const before = [requests.submitted, requests.answer];
    const submit = record(requests.submit());
    const step = beginOperation(requests.submitted, requests.answer!);
    const status = record(requests.get(operation.url));

    expect(before).toEqual([notSubmitted, undefined]);
    expect(step).toEqual(jasmine.objectContaining({ next: 'poll', operation: jasmine.objectContaining(operation) }));
    expect([submit.end, status.end]).toEqual(['complete', 'complete']);
    expect(requests.answer?.body).toEqual({ status: 'Running' });
    expect(transport.requests.map(({ headers }) => headers.get('authorization'))).toEqual(
      Array(2).fill('Bearer secret'),
    );
    expect(asked).toEqual(['POST /things/1', 'GET /op/1']);
  });

  it('asks for nothing before it is subscribed, and cancels nothing before an answer', () => {
    const { transport, asked } = operationServer({});
    const requests = new OperationRequests(post, planOperation({ transport, cancel: {} }));
    void requests.submit();
    requests.cancel(operation, undefined);

    expect(asked).toEqual([]);
  });

  it('takes what requestFor tells first', () => {
    const { transport, asked } = operationServer({});
    const requests = new OperationRequests(
      post,
      planOperation({ transport, requestFor: ({ url }) => concat(of(`${String(url)}?first`), NEVER) }),
    );
    record(requests.submit());
    const { end } = record(requests.get(operation.url));

    expect([asked.at(-1), end]).toEqual(['GET /op/1?first', 'complete']);
  });
});
