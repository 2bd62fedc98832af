import { describeLoss } from '../../../cli/display/describeLoss.js';
import { NetworkError } from '../../../lib/errors/networkError.js';
import { PollTimeoutError } from '../../../lib/errors/pollTimeoutError.js';

describe('describeLoss', () => {
  const lost = (code?: string): NetworkError =>
    new NetworkError(
      { method: 'GET', url: 'http://localhost/', isRepeatable: true },
      Object.assign(new Error(), { code }),
    );
  const cases: readonly (readonly [string, Parameters<typeof describeLoss>[0], string, string])[] = [
    ['a status', { response: { status: 503 } }, '503', 'Service Unavailable'],
    ['a status without a name', { response: { status: 599 } }, '599', '-'],
    ['a connection that was lost', { error: lost('ECONNRESET') }, '-', 'connection lost'],
    ['a connection that was refused', { error: lost('ECONNREFUSED') }, '-', 'connection refused'],
    ['a host that is none', { error: lost('ENOTFOUND') }, '-', 'no such host'],
    ['an error with another code', { error: lost('EPIPE') }, '-', 'EPIPE'],
    ['an error without a code', { error: lost() }, '-', 'no answer'],
    ['a timeout', { error: new PollTimeoutError(9) }, '-', 'timeout'],
    ['another error', { error: new Error('odd, at http://a:hunter2@b/') }, '-', 'odd, at http://********@b/'],
  ];
  for (const [what, context, status, state] of cases) {
    it(`says ${state} for ${what}`, () => {
      expect(describeLoss(context)).toEqual({ status, state });
    });
  }
});
