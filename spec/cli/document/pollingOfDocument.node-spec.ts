import { pollingOfDocument } from '../../../cli/document/pollingOfDocument.js';
import { PlanError } from '../../../lib/errors/planError.js';
import { redact } from '../../../lib/mask/redact.js';

describe('pollingOfDocument', () => {
  const plan = { version: 1, request: 'http://localhost/{{job}}', until: { status: [200] } };
  const laminar = { url: 'http://localhost/{{config.job}}', loopUntil: { condition: '(ctx) => true' } };

  it('fills variables, and shows no secret', async () => {
    const values = { job: redact`${'hunter2'}` };
    const pollings = [await pollingOfDocument(plan, values), await pollingOfDocument(laminar, values)];

    expect(pollings.map(({ asked, until }) => `${asked.url} until ${until.text}`)).toEqual([
      'http://localhost/******** until status=200',
      'http://localhost/******** until (ctx) => true',
    ]);
    expect(JSON.stringify(pollings)).not.toContain('hunter2');
  });

  it('takes values of config by either name', async () => {
    expect((await pollingOfDocument(laminar, { 'config.job': '7' })).asked.url).toBe('http://localhost/7');
  });

  for (const document of [plan, laminar]) {
    it(`says how to give what ${JSON.stringify(document)} lacks`, async () => {
      await expectAsync(pollingOfDocument(document, {})).toBeRejectedWithError(
        PlanError,
        /has no value; give --var job=VALUE or --var-env job$/,
      );
    });
  }
});
