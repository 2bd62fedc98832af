import * as fc from 'fast-check';
import type { OperationError } from '../../../lib/errors/operationError.js';
import type { HttpResponse } from '../../../lib/httpResponse.js';
import type { Operation } from '../../../lib/operation/operation.js';
import { isSuccess, stateToldBy, verdictOn } from '../../../lib/operation/verdictOn.js';
import { answer } from '../../support/answers.js';

const url = 'https://api.example.com/op/1';

function operation(mode: Operation['mode']): Operation {
  const original = 'https://api.example.com/things/1';
  const resourceLocation = 'https://api.example.com/things/7';
  return { mode, method: 'POST', original, url, location: undefined, resourceLocation };
}

/** What is found, or why nothing is. */
function judge(mode: Operation['mode'], response: HttpResponse): string {
  try {
    return verdictOn(operation(mode), response, {});
  } catch (error) {
    return (error as OperationError).reason;
  }
}

describe('verdictOn', () => {
  const creating = { properties: { provisioningState: 'Creating' } };
  const ready = { properties: { provisioningState: 'Succeeded' } };
  const cases: [Operation['mode'], number, unknown, string][] = [
    ['operation', 200, { status: 'Succeeded' }, 'succeeded'],
    ['operation', 200, { status: 'Running' }, 'pending'],
    ['operation', 200, { status: 'Paused' }, 'unknown'],
    ['operation', 202, { status: '' }, 'unknown'],
    ['location', 202, { status: 'Paused' }, 'pending'],
    ['resource', 200, { provisioningState: 'Paused' }, 'unknown'],
    ['operation', 200, { status: 'Failed' }, 'failed'],
    ['operation', 200, { status: 'Cancelled' }, 'canceled'],
    ['operation', 200, {}, 'succeeded'],
    ['operation', 200, creating, 'pending'],
    ['operation', 202, {}, 'pending'],
    ['operation', 202, '<html>', 'pending'],
    ['operation', 202, { status: 'Succeeded' }, 'succeeded'],
    ['operation', 204, null, 'succeeded'],
    ['operation', 200, null, 'status-unreadable'],
    ['operation', 200, '{"status":', 'status-unreadable'],
    ['operation', 200, [], 'status-unreadable'],
    ['operation', 200, { status: 1 }, 'status-unreadable'],
    ['operation', 200, { status: {} }, 'status-unreadable'],
    ['operation', 400, { status: 'Failed' }, 'failed'],
    ['operation', 500, { status: 'Canceled' }, 'canceled'],
    ['operation', 404, { status: 'Running' }, 'status-refused'],
    ['operation', 409, { status: 'Running' }, 'status-refused'],
    ['operation', 409, { status: 409, title: 'Conflict' }, 'failed'],
    ['operation', 500, {}, 'status-refused'],
    ['operation', 0, null, 'status-refused'],
    ['location', 202, { status: 'Succeeded' }, 'pending'],
    ['location', 200, { status: 'Running' }, 'succeeded'],
    ['location', 201, null, 'succeeded'],
    ['location', 204, null, 'succeeded'],
    ['location', 200, '{"name":"thi', 'status-unreadable'],
    ['location', 200, '<html>', 'status-unreadable'],
    ['location', 200, 'text', 'succeeded'],
    ['location', 202, '<html>', 'pending'],
    ['location', 422, null, 'failed'],
    ['location', 410, null, 'status-refused'],
    ['location', 429, null, 'status-refused'],
    ['location', 304, null, 'status-refused'],
    ['resource', 200, creating, 'pending'],
    ['resource', 200, ready, 'arrived'],
    ['resource', 200, { status: 'Failed' }, 'arrived'],
    ['resource', 200, { provisioningState: 'Failed' }, 'failed'],
    ['resource', 202, {}, 'pending'],
    ['resource', 204, null, 'arrived'],
    ['resource', 200, '', 'status-unreadable'],
    ['resource', 404, {}, 'status-refused'],
    ['final', 200, { status: 'Failed' }, 'arrived'],
    ['final', 204, null, 'arrived'],
    ['final', 202, null, 'pending'],
    ['final', 200, '{"name":"thi', 'resource-refused'],
    ['final', 200, 'text', 'arrived'],
    ['final', 409, null, 'resource-refused'],
  ];
  for (const [mode, status, body, verdict] of cases) {
    it(`finds ${verdict} in ${String(status)} ${JSON.stringify(body)} of the mode ${mode}`, () => {
      expect(judge(mode, { ...answer(status, body), url })).toBe(verdict);
    });
  }

  const redirected: [string, number, unknown, string][] = [
    ['https://api.example.com/x', 200, { name: 'thing' }, 'arrived'],
    ['https://api.example.com/x', 200, ['a'], 'arrived'],
    ['https://api.example.com/x', 200, 'text', 'arrived'],
    ['https://api.example.com/login', 200, '<!doctype html>', 'status-unreadable'],
    ['https://api.example.com/x', 200, '{"name":', 'status-unreadable'],
    ['https://api.example.com/x', 200, null, 'status-unreadable'],
    ['https://api.example.com/x', 202, {}, 'pending'],
    ['https://api.example.com/x', 200, { status: 'Running' }, 'pending'],
    ['https://api.example.com/x', 200, { status: 'Failed' }, 'failed'],
    ['https://api.example.com/x', 404, {}, 'status-refused'],
    ['https://api.example.com/things/1', 200, { status: 'Running' }, 'arrived'],
    ['https://api.example.com/things/7', 200, { status: 'Failed' }, 'arrived'],
  ];
  for (const [place, status, body, verdict] of redirected) {
    it(`finds ${verdict} in ${String(status)} ${JSON.stringify(body)} of ${place}, to which it was redirected`, () => {
      expect(judge('operation', { ...answer(status, body), url: place })).toBe(verdict);
    });
  }

  it('finds success in no answer but one that says so', () => {
    const text = fc.string().filter((text) => !/^\s*(succeeded)?\s*$/i.test(text));
    const body = fc.oneof(text, fc.array(fc.anything()), fc.record({ status: fc.oneof(text, fc.integer()) }));
    fc.assert(
      fc.property(body, fc.constantFrom(200, 201, 202, 400, 500), (body, status) => {
        expect(judge('operation', { ...answer(status, body), url })).not.toBe('succeeded');
      }),
    );
  });

  it('finds what the user says, but of the resource', () => {
    const rules = { state: () => 'pending' as const };
    const response = { ...answer(200, { status: 'Succeeded' }), url };

    expect([
      verdictOn(operation('operation'), response, rules),
      verdictOn(operation('location'), response, rules),
    ]).toEqual(['pending', 'pending']);
    expect(verdictOn(operation('final'), response, rules)).toBe('arrived');
  });
});

describe('stateToldBy', () => {
  it('asks about answers of success alone', () => {
    const told = [200, 202, 404, 503].map((status) => stateToldBy(answer(status), { state: () => 'failed' }));

    expect(told).toEqual(['failed', 'failed', undefined, undefined]);
    expect(stateToldBy(answer(200), {})).toBeUndefined();
  });
});

describe('isSuccess', () => {
  it('is so from 200 to 299', () => {
    expect([0, 199, 200, 204, 299, 300, 404].filter((status) => isSuccess(answer(status)))).toEqual([200, 204, 299]);
  });
});
