import { asyncScheduler, VirtualTimeScheduler } from 'rxjs';
import { serverHints } from '../../../lib/http/serverHints.js';
import { planOperation } from '../../../lib/operation/planOperation.js';

describe('planOperation', () => {
  it('has defaults', () => {
    const { law, hints, requestTimeout, timeout, cancelTimeout, failAfter, trusted, scheduler, poll, http } =
      planOperation({});

    expect([1, 2, 6].map((attempt) => law({ attempt, elapsed: 0 }))).toEqual([1_000, 2_000, 30_000]);
    expect([requestTimeout, timeout, cancelTimeout, failAfter]).toEqual([Infinity, Infinity, 10_000, Infinity]);
    expect([hints, trusted, scheduler, poll, http]).toEqual([serverHints, [], asyncScheduler, {}, {}]);
  });

  it('gives each operator what is its own', () => {
    const scheduler = new VirtualTimeScheduler();
    const transport = (): [] => [];
    const { law, poll, http, submit, retry, timeout, trusted } = planOperation({
      method: 'PUT',
      maxBodyBytes: 10,
      transport,
      tolerateErrors: 1,
      scheduler,
      hints: [],
      schedule: () => 7,
      retry: { maxRetries: 1 },
      timeout: '1m',
      trustedOrigins: ['https://b.example.com/x', new URL('http://c.example.com:81')],
      startAfter: undefined as never,
    });

    expect(law({ attempt: 1, elapsed: 0 })).toBe(7);
    expect(poll).toEqual({ tolerateErrors: 1, scheduler, hints: [] });
    expect(http).toEqual({ method: 'PUT', maxBodyBytes: 10, transport });
    expect(submit).toEqual({ method: 'PUT', maxBodyBytes: 10 });
    expect(retry).toEqual({ scheduler, maxRetries: 1 });
    expect([timeout, trusted]).toEqual([60_000, ['https://b.example.com', 'http://c.example.com:81']]);
  });

  const wrong: [object, string][] = [
    [{ from: {} }, 'pollOperation: unknown option "from"'],
    [{ inFlight: 'abort' }, 'pollOperation: unknown option "inFlight"'],
    [{ responseType: 'text' }, 'pollOperation: unknown option "responseType"'],
    [{ retrySubmit: 1 }, 'pollOperation: retrySubmit must be true or false, not 1'],
    [{ monitor: '/op' }, 'pollOperation: monitor must be a function, not "/op"'],
    [
      { finalUrl: 'here' },
      'pollOperation: finalUrl must be "original", "location", "operation" or a function, not "here"',
    ],
    [
      { schedule: [1] },
      'pollOperation: schedule must be a schedule, or options such as { initialDelay: "5s" }, not a list',
    ],
    [{ trustedOrigins: 'https://x' }, 'pollOperation: trustedOrigins must be a list of addresses, not "https://x"'],
    [
      { trustedOrigins: ['/relative'] },
      'pollOperation: an origin is told by an address, such as "https://api.example.com"',
    ],
    [{ unknownState: null }, 'pollOperation: unknownState must be one of pending, fail, or { failAfter: n }, not null'],
    [{ onUnknownState: 1 }, 'pollOperation: onUnknownState must be a function, not 1'],
    [
      { trustedOrigins: ['nowhere'] },
      'pollOperation: an origin is told by an address, such as "https://api.example.com"',
    ],
    [
      { cancel: 1 },
      'pollOperation: cancel must be a request such as { method: "DELETE" }, or a function that gives one, not 1',
    ],
    [{ cancelTimeout: 'soon' }, 'cancelTimeout: "soon" is not a duration'],
  ];
  for (const [options, message] of wrong) {
    it(`refuses ${JSON.stringify(options)}`, () => {
      let said = '';
      try {
        planOperation(options);
      } catch (error) {
        said = (error as Error).message;
      }

      expect(said.startsWith(message)).withContext(said).toBe(true);
    });
  }
});
