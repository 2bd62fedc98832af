import { followOperation, redirectIn, withAddresses } from '../../../lib/operation/followOperation.js';
import type { Operation, OperationStep } from '../../../lib/operation/operation.js';
import { answer } from '../../support/answers.js';

const home = 'https://api.example.com';
const operation: Operation = {
  mode: 'operation',
  method: 'POST',
  original: `${home}/things/1`,
  url: `${home}/op/1`,
  location: undefined,
  resourceLocation: undefined,
};
const from = { url: operation.url };

describe('followOperation', () => {
  const follow = (known: Partial<Operation>, status: number, body: unknown, headers = {}): OperationStep =>
    followOperation({ ...operation, ...known }, { ...answer(status, body, headers), ...from });

  it('reads the address anew on each answer, in the mode in which it began', () => {
    const headers = { 'operation-location': '/op/2', location: '/result/2' };
    const urls = (['operation', 'location', 'resource', 'final'] as const).map((mode) => {
      const step = follow({ mode }, 202, null, headers);
      return 'operation' in step ? [step.operation.mode, step.operation.url.replace(home, '')] : step;
    });

    expect(urls).toEqual([
      ['operation', '/op/2'],
      ['location', '/result/2'],
      ['resource', '/op/1'],
      ['final', '/op/1'],
    ]);
  });

  it('changes nothing of what it is given', () => {
    const frozen = Object.freeze({ ...operation });
    const step = followOperation(frozen, { ...answer(202, null, { location: '/result/1' }), ...from });

    expect(step).toEqual({ next: 'poll', operation: { ...operation, location: `${home}/result/1` } });
  });

  it('tells a word that is not known', () => {
    expect(follow({}, 200, { status: 'Paused' })).toEqual({ next: 'poll', operation, unknown: 'Paused' });
    expect(follow({}, 200, { status: 'RUNNING' })).toEqual({ next: 'poll', operation });
  });

  it('tells a failure from a cancellation', () => {
    expect([follow({}, 200, { status: 'Failed' }), follow({}, 200, { status: 'Canceled' })]).toEqual([
      { next: 'failed', outcome: 'failed' },
      { next: 'failed', outcome: 'cancelled' },
    ]);
  });

  it('gets the resource, or is done', () => {
    expect(follow({ method: 'PUT' }, 200, { status: 'Succeeded' })).toEqual({
      next: 'get',
      operation: { ...operation, method: 'PUT', mode: 'final', url: operation.original },
    });
    expect([follow({}, 200, { status: 'Succeeded' }), follow({ mode: 'final' }, 200, null)]).toEqual([
      { next: 'done' },
      { next: 'done' },
    ]);
  });
});

describe('redirectIn', () => {
  const redirect = (
    status: number,
    headers: Record<string, string>,
    mode: Operation['mode'] = 'operation',
  ): unknown => {
    const step = redirectIn({ ...operation, mode }, { ...answer(status, null, headers), ...from });
    return step && 'operation' in step ? [step.next, step.operation.mode, step.operation.url] : step;
  };

  it('leads to the result by 303, and to the status by others', () => {
    expect(redirect(303, { location: '/x' })).toEqual(['get', 'final', `${home}/x`]);
    for (const status of [301, 302, 307, 308]) {
      expect(redirect(status, { location: '/x' })).toEqual(['poll', 'operation', `${home}/x`]);
    }
  });

  it('leads on by the schedule where 303 follows 303, which may be a circle', () => {
    expect(redirect(303, { location: '/x' }, 'final')).toEqual(['poll', 'final', `${home}/x`]);
  });

  it('leads nowhere without Location, or by another status', () => {
    expect([redirect(303, {}), redirect(202, { location: '/x' })]).toEqual([undefined, undefined]);
    expect(() => redirect(303, { location: 'file:///x' })).toThrow(jasmine.objectContaining({ reason: 'bad-address' }));
  });
});

describe('withAddresses', () => {
  it('takes note of what was said last, which may be of no use', () => {
    const told = { ...answer(200, { resourceLocation: '7' }, { location: 'urn:x' }), ...from };
    const first = withAddresses(operation, told);
    const then = withAddresses(first, { ...answer(200, { resourceLocation: '' }), ...from });

    expect([first.location, first.resourceLocation]).toEqual(['urn:x', `${home}/op/7`]);
    expect(then).toEqual(first);
    expect(withAddresses({ ...operation, mode: 'resource' }, told).resourceLocation).toBeUndefined();
  });

  it('keeps the place of the result where a status tells its own', () => {
    const known = { ...operation, location: `${home}/result/1` };
    const toldOf = (location: string): string | undefined =>
      withAddresses(known, { ...answer(200, null, { location }), ...from }).location;

    expect([toldOf('/op/1'), toldOf('/result/2')]).toEqual([`${home}/result/1`, `${home}/result/2`]);
    expect(withAddresses(operation, { ...answer(200, null, { location: '/op/1' }), ...from }).location).toBeUndefined();
  });
});
