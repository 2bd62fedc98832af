import { createHttpPoller } from '@azure/core-lro';
import type { OperationResponse, RunningOperation } from '@azure/core-lro';
import { abortablePeer, promisePeer } from '../peer.js';
import type { Ask, Peer } from '../peer.js';
import { running, succeeded } from '../server.js';
import type { Answer } from '../server.js';

const name = '@azure/core-lro';
const url = 'https://api.example.com/jobs/42';

/** It sends the request that begins the job too, which is not counted. */
export const coreLro: Peer = promisePeer(name, (ask, delay) => {
  const operation = operationOf(ask);
  return () => createHttpPoller(operation, { intervalInMs: delay }).pollUntilDone();
});

export const abortableCoreLro: Peer = abortablePeer(name, (ask, delay) => {
  const operation = operationOf(ask);
  return (abortSignal) => createHttpPoller(operation, { intervalInMs: delay }).pollUntilDone({ abortSignal });
});

function operationOf(ask: Ask): RunningOperation {
  const accepted = responseOf({ ...running, body: null }, { 'operation-location': url });
  const pending = responseOf(running, {});
  const done = responseOf(succeeded, {});
  return {
    sendInitialRequest: () => Promise.resolve(accepted),
    sendPollRequest: async () => ((await ask()) === running ? pending : done),
  };
}

function responseOf({ status, body }: Answer, headers: Record<string, string>): OperationResponse {
  return { flatResponse: body, rawResponse: { statusCode: status, request: { method: 'POST', url }, headers, body } };
}
