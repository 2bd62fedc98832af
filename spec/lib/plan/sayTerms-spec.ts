import { hintOf } from '../../../lib/http/hintOf.js';
import { sayTerms } from '../../../lib/plan/sayTerms.js';

describe('sayTerms', () => {
  const until = { status: [200] };

  it('gives limits to what has none', () => {
    const { requestTimeout, timeout, retry, schedule, match, exchange } = sayTerms({ until });

    expect([requestTimeout, timeout]).toEqual(['10s', '5m']);
    expect([retry, schedule, match, exchange]).toEqual([{}, {}, {}, {}]);
  });

  it('takes away what is false', () => {
    const { requestTimeout, timeout, retry } = sayTerms({ until, requestTimeout: false, timeout: false, retry: false });

    expect([requestTimeout, timeout, retry]).toEqual([Infinity, Infinity, { maxRetries: 0 }]);
  });

  it('puts each term where its operator looks', () => {
    const failOn = { status: [500] };
    const terms = { until, failOn, stableFor: 2, tolerateErrors: 3, maxBodyBytes: 4, retry: { maxRetries: 5 } };
    const sentence = sayTerms({ ...terms, schedule: { initialDelay: 6 } });

    expect(sentence.until).toBe(until);
    expect(sentence.match).toEqual({ failOn, stableFor: 2 });
    expect(sentence.schedule).toEqual({ initialDelay: 6, tolerateErrors: 3 });
    expect([sentence.exchange, sentence.retry]).toEqual([{ maxBodyBytes: 4 }, { maxRetries: 5 }]);
  });

  it('lets the server have its say', () => {
    const onServerDelay = 'clamp';
    const { exchange, schedule } = sayTerms({
      ...{ until, conditional: true, prefer: { wait: '1m', respondAsync: undefined } },
      ...{ bodyHints: { 'retry.after': 's' }, schedule: { onServerDelay } },
    });
    const { hints = [], ...rest } = schedule;

    expect(exchange).toEqual({ conditional: true, prefer: { wait: '1m' } });
    expect(rest).toEqual({ onServerDelay });
    expect(hintOf({ body: { retry: { after: 3 } } }, 0, hints)?.delay).toBe(3_000);
  });
});
