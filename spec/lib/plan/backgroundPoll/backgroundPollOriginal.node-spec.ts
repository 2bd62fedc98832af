import { FetchPollOperationSchema } from '@trigger.dev/core';
import fc from 'fast-check';
import { backgroundPollSchema } from '../../../../lib/plan/backgroundPoll/backgroundPollSchema.js';
import { checkDocument } from '../../../../lib/plan/document/checkDocument.js';

describe('the original parameters', () => {
  const schema = backgroundPollSchema(false, true);
  const text = fc.string();
  const optional = (shape: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> =>
    fc.record(shape, { requiredKeys: [] });
  const number = fc.oneof(fc.double({ noNaN: true }), fc.integer());
  const redactString = fc.record({
    __redactedString: fc.constant(true as const),
    strings: fc.array(text, { maxLength: 3 }),
    interpolations: fc.array(text, { maxLength: 3 }),
  });
  // What HTTP allows: what it does not, the original finds out when it sends the request.
  const fieldValue = fc.stringMatching(/^[ -~]{0,20}$/);
  const headers = fc.dictionary(
    fc.stringMatching(/^[a-z-]{1,10}$/),
    fc.oneof(
      fieldValue,
      redactString.map((value) => ({ ...value, strings: ['Bearer ', ''], interpolations: ['abc'] })),
    ),
    { noNullPrototype: true },
  );
  const retry = optional({
    limit: number,
    factor: number,
    minTimeoutInMs: number,
    maxTimeoutInMs: number,
    randomize: fc.boolean(),
  });
  const scalars = fc.oneof(fc.array(text), fc.array(fc.integer()), fc.array(fc.boolean()));
  const matcher = fc.oneof(scalars, fc.constant([{ $exists: true }]), fc.constant([{ $gt: 3 }, { $lt: 9 }]));
  const params = fc.record(
    {
      url: fc.webUrl(),
      interval: fc.integer({ min: 10, max: 600 }),
      timeout: fc.integer({ min: 30, max: 3_600 }),
      responseFilter: optional({
        status: fc.array(fc.integer({ min: 100, max: 599 })),
        headers: fc.dictionary(text, fc.array(text), { noNullPrototype: true }),
        body: fc.dictionary(text, matcher, { noNullPrototype: true }),
      }),
      requestInit: fc.oneof(
        optional({ method: fc.constantFrom('GET', 'post', 'DELETE', 'M-SEARCH'), headers }),
        fc.record({ method: fc.constantFrom('POST', 'PUT'), body: fc.oneof(text, fc.constant(new ArrayBuffer(3))) }),
      ),
      requestTimeout: fc.record(
        { durationInMs: fc.double({ min: 1e-3, noNaN: true }), retry },
        { requiredKeys: ['durationInMs'] },
      ),
    },
    { requiredKeys: ['url', 'responseFilter'] },
  );

  it('are taken as they stand', () => {
    fc.assert(
      fc.property(params, (params) => {
        expect(FetchPollOperationSchema.safeParse(params).success).toBeTrue();
        expect(() => checkDocument(schema, params, 'wrong')).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });

  it('are refused alike where they are no parameters of it', () => {
    const wrong = [
      { url: 7 },
      { interval: '10' },
      { interval: -10 },
      { timeout: 0 },
      { responseFilter: undefined },
      { responseFilter: { status: 200.5 } },
      { requestInit: { method: 1 } },
      { requestInit: { headers: { id: 1 } } },
      { requestInit: { method: 'POST', body: {} } },
      { requestTimeout: { durationInMs: '5' } },
      { requestTimeout: { durationInMs: 5, retry: { limit: '1' } } },
      { requestTimeout: { durationInMs: 5, retry: { randomize: 1 } } },
    ];
    for (const part of wrong) {
      const params = { url: 'https://api.example.com', responseFilter: {}, ...part };

      expect(FetchPollOperationSchema.safeParse(params).success).withContext(JSON.stringify(part)).toBeFalse();
      expect(() => checkDocument(schema, params, 'wrong'))
        .withContext(JSON.stringify(part))
        .toThrow();
    }
  });
});
