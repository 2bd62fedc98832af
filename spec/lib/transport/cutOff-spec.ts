import type { Cut } from '../../../lib/transport/cutOff.js';
import { cutOff, reportCutPoll, reportCutRequest } from '../../../lib/transport/cutOff.js';
import { outgoing } from './outgoing.js';

/** What is told to have been cut off when unsubscribing does something. */
function cutBy(unsubscribe: () => void): Cut {
  const cut: Cut = { request: undefined, isPoll: false };
  cutOff({ unsubscribe }, cut);
  return cut;
}

describe('cutOff', () => {
  const request = outgoing({ url: 'https://me:pw@api.example.com/jobs', init: { method: 'POST' } });
  const summary = { method: 'POST', url: 'https://********@api.example.com/jobs', isRepeatable: false };
  const reportRequest = (): void => {
    reportCutRequest(request);
  };
  const reportBoth = (): void => {
    reportCutPoll();
    reportCutRequest(request);
  };

  const cases: [string, () => void, Cut][] = [
    ['nothing', () => undefined, { request: undefined, isPoll: false }],
    ['a request', reportRequest, { request: summary, isPoll: false }],
    ['a poll that waits', reportCutPoll, { request: undefined, isPoll: true }],
    ['a poll and its request', reportBoth, { request: summary, isPoll: true }],
  ];
  for (const [what, unsubscribe, cut] of cases) {
    it(`tells that it cut off ${what}`, () => {
      expect(cutBy(unsubscribe)).toEqual(cut);
    });
  }

  it('tells nothing of what is unsubscribed by others, before or after', () => {
    reportRequest();
    const cut = cutBy(() => undefined);
    reportCutPoll();

    expect(cut).toEqual({ request: undefined, isPoll: false });
  });

  it('tells each of two, one within the other, its own', () => {
    let inner: Cut | undefined;
    const outer = cutBy(() => {
      inner = cutBy(reportCutPoll);
      reportRequest();
    });

    expect(outer).toEqual({ request: summary, isPoll: false });
    expect(inner).toEqual({ request: undefined, isPoll: true });
  });

  it('tells what was cut off where unsubscribing throws, and keeps nothing', () => {
    const cut: Cut = { request: undefined, isPoll: false };
    const boom = (): never => {
      reportRequest();
      throw new Error('boom');
    };

    expect(() => {
      cutOff({ unsubscribe: boom }, cut);
    }).toThrowError('boom');
    reportCutPoll();
    expect(cut).toEqual({ request: summary, isPoll: false });
  });
});
