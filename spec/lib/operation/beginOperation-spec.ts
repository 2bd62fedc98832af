import type { OperationError } from '../../../lib/errors/operationError.js';
import { beginOperation } from '../../../lib/operation/beginOperation.js';
import type { OperationRules } from '../../../lib/operation/operation.js';
import { answer } from '../../support/answers.js';

const home = 'https://api.example.com';

/** What follows, in short. */
function begin(
  method: string,
  status: number,
  headers: Record<string, string> = {},
  body: unknown = null,
  rules: OperationRules = {},
): string {
  try {
    const step = beginOperation(
      { method, url: `${home}/things/1` },
      { ...answer(status, body, headers), url: null },
      rules,
    );
    return 'operation' in step
      ? [step.next, step.operation.mode, step.operation.url.replace(home, '')].join(' ')
      : Object.values(step).join(' ');
  } catch (error) {
    return (error as OperationError).reason;
  }
}

describe('beginOperation', () => {
  const creating = { properties: { provisioningState: 'Creating' } };
  const operation = { 'operation-location': '/op/1' };
  const location = { location: '/result/1' };
  const cases: [string, number, Record<string, string>, unknown, string][] = [
    ['PUT', 202, { ...operation, ...location }, null, 'poll operation /op/1'],
    ['PUT', 201, { 'azure-asyncoperation': '/op/1' }, creating, 'poll operation /op/1'],
    ['POST', 202, location, null, 'poll location /result/1'],
    ['GET', 202, { 'content-location': '/result/1' }, null, 'poll location /result/1'],
    ['PUT', 201, location, creating, 'poll resource /things/1'],
    ['PUT', 202, {}, creating, 'poll resource /things/1'],
    ['PATCH', 200, {}, { provisioningState: 'Updating' }, 'poll resource /things/1'],
    ['POST', 201, location, creating, 'poll resource /result/1'],
    ['POST', 201, location, {}, 'done'],
    ['POST', 200, {}, { status: 'Failed' }, 'done'],
    ['PUT', 200, {}, { provisioningState: 'Succeeded' }, 'done'],
    ['PUT', 200, {}, { provisioningState: 'Failed' }, 'failed failed'],
    ['PUT', 200, {}, { provisioningState: 'Canceled' }, 'failed cancelled'],
    ['DELETE', 204, {}, null, 'done'],
    ['PUT', 303, location, null, 'get final /result/1'],
    ['PUT', 202, {}, { provisioningState: 'Succeeded' }, 'no-address'],
    ['POST', 202, {}, null, 'no-address'],
    ['DELETE', 200, {}, creating, 'no-address'],
    ['DELETE', 200, {}, { properties: { provisioningState: 'Failed' } }, 'done'],
    ['PUT', 201, {}, '{"properties":{"provisioningState":"Crea', 'submit-refused'],
    ['POST', 200, {}, '<html>', 'submit-refused'],
    ['POST', 200, {}, 'text', 'done'],
    ['POST', 202, operation, '<html>', 'poll operation /op/1'],
    ['POST', 302, location, null, 'submit-refused'],
    ['POST', 303, {}, null, 'submit-refused'],
    ['POST', 404, operation, null, 'submit-refused'],
    ['POST', 500, {}, { status: 'Failed' }, 'submit-refused'],
  ];
  for (const [method, status, headers, body, next] of cases) {
    it(`goes on with ${next} after ${method} ${JSON.stringify([status, headers, body])}`, () => {
      expect(begin(method, status, headers, body)).toBe(next);
    });
  }

  it('heeds the state that the user finds', () => {
    const state = (told: ReturnType<NonNullable<OperationRules['state']>>, method: string, headers = {}): string =>
      begin(method, 200, headers, {}, { state: () => told });

    expect([state('failed', 'POST', operation), state('canceled', 'POST')]).toEqual([
      'failed failed',
      'failed cancelled',
    ]);
    expect([state('succeeded', 'POST', operation), state('succeeded', 'PUT', operation)]).toEqual([
      'done',
      'get final /things/1',
    ]);
    expect([state('pending', 'PUT'), state('pending', 'POST', operation)]).toEqual([
      'poll resource /things/1',
      'poll operation /op/1',
    ]);
    expect([state('pending', 'POST'), state(undefined, 'POST')]).toEqual(['no-address', 'done']);
  });
});
