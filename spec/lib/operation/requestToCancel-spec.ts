import type { Operation } from '../../../lib/operation/operation.js';
import type { Submitted } from '../../../lib/operation/requestTo.js';
import { requestToCancel } from '../../../lib/operation/requestToCancel.js';
import type { CancelExchange, CancelRule } from '../../../lib/operation/requestToCancel.js';
import { answer } from '../../support/answers.js';

const home = 'https://api.example.com';
const operation: Operation = {
  mode: 'operation',
  method: 'PUT',
  original: `${home}/things/1`,
  url: `${home}/op/1`,
  location: `${home}/result/1`,
  resourceLocation: undefined,
};
const submitted: Submitted = {
  method: 'PUT',
  url: operation.original,
  headers: { authorization: 'Bearer secret', accept: 'a/b', 'content-type': 'a/b' },
  init: { method: 'PUT', body: '{}', mode: 'cors', signal: AbortSignal.abort() },
  known: {},
};
const cancelBy = (rule: CancelRule, mode: Operation['mode'] = 'operation'): CancelExchange | undefined =>
  requestToCancel(rule, { ...operation, mode }, { last: undefined, answer: answer(202) }, submitted, []);

describe('requestToCancel', () => {
  it('deletes what tells the status, as the submit was sent, but not bound to its signal', () => {
    expect(cancelBy({})).toEqual({
      request: { method: 'DELETE', url: `${home}/op/1` },
      options: { mode: 'cors', headers: { authorization: 'Bearer secret', accept: 'a/b' } },
    });
  });

  it('takes what the user says, at another address, too', () => {
    const own = { method: 'POST', url: '/op/1/cancel', body: '{}', headers: { 'content-type': 'a/b' } };

    expect(cancelBy(own)?.request).toEqual({ ...own, url: `${home}/op/1/cancel` });
    expect(cancelBy({ url: 'https://b.example.com/' })?.options).toEqual({
      mode: 'cors',
      credentials: 'omit',
      headers: { accept: 'a/b' },
    });
    expect(() => cancelBy({ url: 'urn:x' })).toThrow(jasmine.objectContaining({ reason: 'bad-address' }));
  });

  it('does not delete the resource itself, where that is all that tells the status', () => {
    const told = { url: '/op/1/cancel' };
    const byFunction = (): object => ({ method: 'DELETE' });

    expect([cancelBy({}, 'resource'), cancelBy(byFunction, 'resource')]).toEqual([undefined, undefined]);
    expect(cancelBy(told, 'resource')?.request.url).toBe(`${home}/op/1/cancel`);
    expect(cancelBy({}, 'location')?.request.url).toBe(`${home}/op/1`);
  });

  it('sends nothing once the operation has succeeded', () => {
    expect([cancelBy({}, 'final'), cancelBy({ url: '/x' }, 'final')]).toEqual([undefined, undefined]);
  });

  it('asks a function, which may send nothing', () => {
    const told: unknown[] = [];
    const rule: CancelRule = (abandoned) => {
      told.push(abandoned);
      return undefined;
    };

    expect(cancelBy(rule)).toBeUndefined();
    expect(told).toEqual([{ url: operation.url, resource: operation.location, last: undefined }]);
  });
});
