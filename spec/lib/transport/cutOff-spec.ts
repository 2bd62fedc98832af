import { cutOff, reportCutPoll, reportCutRequest } from '../../../lib/transport/cutOff.js';
import { outgoing } from './outgoing.js';

describe('cutOff', () => {
  const request = outgoing({ url: 'https://me:pw@api.example.com/jobs', init: { method: 'POST' } });
  const summary = { method: 'POST', url: 'https://********@api.example.com/jobs', isRepeatable: false };
  const unsubscribing = (unsubscribe: () => void): { unsubscribe: () => void } => ({ unsubscribe });

  const cases: [string, () => void, object][] = [
    ['nothing', () => undefined, { request: undefined, isPoll: false }],
    ['a request', () => reportCutRequest(request), { request: summary, isPoll: false }],
    ['a poll that waits', () => reportCutPoll(), { request: undefined, isPoll: true }],
  ];
  for (const [what, unsubscribe, cut] of cases) {
    it(`tells that it cut off ${what}`, () => {
      expect(cutOff(unsubscribing(unsubscribe))).toEqual(cut as never);
    });
  }

  it('tells nothing of what was unsubscribed by others', () => {
    reportCutRequest(request);
    reportCutPoll();

    expect(cutOff(unsubscribing(() => undefined))).toEqual({ request: undefined, isPoll: false });
  });

  it('tells each of two, one within the other, its own', () => {
    let inner: unknown;
    const outer = cutOff(
      unsubscribing(() => {
        reportCutPoll();
        inner = cutOff(unsubscribing(() => reportCutRequest(request)));
      }),
    );

    expect(outer).toEqual({ request: undefined, isPoll: true });
    expect(inner).toEqual({ request: summary, isPoll: false });
  });

  it('keeps nothing where unsubscribing throws', () => {
    const boom = (): never => {
      reportCutRequest(request);
      throw new Error('boom');
    };

    expect(() => cutOff(unsubscribing(boom))).toThrowError('boom');
    reportCutPoll();
    expect(cutOff(unsubscribing(() => undefined))).toEqual({ request: undefined, isPoll: false });
  });
});
