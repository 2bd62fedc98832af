import { describeDocument } from '../../../cli/document/describeDocument.js';
import { UsageError } from '../../../cli/usageError.js';
import { PlanError } from '../../../lib/errors/planError.js';

describe('describeDocument', () => {
  const plan = {
    version: 1,
    request: { url: 'http://localhost/{{job}}', headers: { authorization: 'Bearer {{token}}' } },
    schedule: { strategy: 'fixed', initialDelay: '2s', maxAttempts: 20 },
    until: { body: { status: ['done'] } },
  };
  const trigger = { url: 'http://localhost/', interval: 10, timeout: 300, responseFilter: { status: [200] } };
  const laminar = {
    ...{ method: 'POST', url: 'http://localhost/{id}?t={{config.token}}', pathParams: { id: 4 } },
    loopUntil: { condition: "(ctx) => ctx.response.status === 'done'", maxAttempts: 3 },
  };
  const rest = 'each request within 10s; sent again up to 4 times when lost; all within 5m';

  const documents: readonly (readonly [string, unknown, Record<string, string>, string])[] = [
    [
      'a plan',
      plan,
      { token: 'x', job: '7' },
      `GET http://localhost/7 until body.status=done; asks every 2s, at most 20 times; ${rest}`,
    ],
    [
      'a plan whose variables are not known',
      plan,
      { token: 'x' },
      `GET http://localhost/{{job}} until body.status=done; asks every 2s, at most 20 times; ${rest}; needs --var job`,
    ],
    [
      'a plan whose address begins with a variable',
      { ...plan, request: '{{ base }}/a' },
      {},
      `GET {{ base }}/a until body.status=done; asks every 2s, at most 20 times; ${rest}; needs --var base`,
    ],
    [
      'parameters of backgroundPoll',
      trigger,
      {},
      'GET http://localhost/ until status=200; asks every 10s; each request within 5s; no retries; all within 5m',
    ],
    [
      'a request of Laminar',
      laminar,
      {},
      "POST http://localhost/{id}?t={{config.token}} until (ctx) => ctx.response.status === 'done'; " +
        'asks every 1s, at most 3 times; each request within 30s; no retries; needs --var token',
    ],
  ];
  for (const [what, document, values, text] of documents) {
    it(`says ${what} in one line`, async () => {
      expect(await describeDocument(document, values)).toBe(text);
    });
  }

  const wrong: readonly (readonly [string, unknown, RegExp])[] = [
    [
      'a plan',
      { ...plan, untill: {}, version: 2 },
      /^invalid plan: .*\n {2}version: .*\n {2}untill: unknown key; did you mean until\?$/,
    ],
    ['parameters of backgroundPoll', { ...trigger, interval: 'soon' }, /^Invalid fetch poll params: interval: /],
    [
      'a condition',
      { ...laminar, loopUntil: { condition: 'ctx => fetch()' } },
      /^invalid loopUntil request: .*fetch is not known/,
    ],
  ];
  for (const [what, document, message] of wrong) {
    it(`tells the faults of ${what}`, async () => {
      await expectAsync(describeDocument(document, {})).toBeRejectedWithError(PlanError, message);
    });
  }

  it('refuses variables where there is nothing to fill', async () => {
    await expectAsync(describeDocument(trigger, { a: 'b' })).toBeRejectedWithError(UsageError, /have no \{\{name\}\}/);
  });
});
