import { compileCondition } from '../../condition/compileCondition.js';
import { show } from '../../lib/show.js';
import { aContext } from './aContext.js';
import { failureOf } from './failureOf.js';

describe('compileCondition', () => {
  const job = {
    status: 'completed',
    progress: 100,
    items: [
      { state: 'done', errors: [] },
      { state: 'failed', errors: ['E1', 'E2'] },
    ],
    result: null,
  };
  const context = aContext(job, { headers: { 'x-ready': '1' }, attempt: 3, elapsed: 61_000 });

  const table: [string, boolean][] = [
    ["(ctx) => ctx.response.status === 'completed'", true],
    ["(ctx) => ctx.response.status === 'failed'", false],
    ["ctx => ctx.response.status == 'completed' && ctx.status === 200", true],
    ["ctx => ['completed', 'failed'].includes(ctx.response.status)", true],
    ["ctx => ctx.response.items.every(({ state }) => state === 'done')", false],
    ['ctx => ctx.response.items.some((item) => item.errors.length > 1)', true],
    ["ctx => ctx.response.items.find((i) => i.state === 'failed')?.errors.at(-1).endsWith('2')", true],
    ['ctx => ctx.response.result?.rows.length > 0', false],
    ['ctx => ctx.response.result !== null', false],
    ["ctx => ctx.headers['x-ready'] === '1'", true],
    ['ctx => ctx.attempt >= 3 || ctx.elapsed > 60_000', true],
    ['({ response, status }) => response.progress >= 100 && status < 300', true],
    [
      "({ response: { status: state = 'none', items: [first] } }) => `${state}-${first.state}` === 'completed-done'",
      true,
    ],
    ['({ response: { missing = 5 } }) => missing === 5', true],
    ['function (ctx) { return ctx.status === 200; }', true],
    [
      'function isDone(ctx) { if (ctx.status !== 200) { return false; } else return ctx.response.progress === 100 }',
      true,
    ],
    [
      'ctx => { const { items } = ctx.response; const n = items.length; if (n < 2) return false; return n === 2; }',
      true,
    ],
    [
      'ctx => { const total = ctx.response.items.map((i) => i.errors.length).reduce((a, b) => a + b); return total === 2 }',
      true,
    ],
    ['ctx => { if (ctx.status === 500) return true; }', false],
    ['() => true', true],
    ['(((ctx) => (ctx.status === 200)))', true],
    ['\n  // done when it says so\n  (ctx) => /* the state */ ctx.response.status === "completed"; // yes\n ;', true],
    ['ctx => ctx.response.\\u0073tatus === "\\x63ompleted"', true],
  ];
  for (const [text, holds] of table) {
    it(`gives ${String(holds)} for ${JSON.stringify(text)}`, () => {
      expect(compileCondition(text)(context)).toBe(holds);
    });
  }

  const values: [string, boolean][] = [
    ['0', false],
    ["''", false],
    ['NaN', false],
    ['null', false],
    ['undefined', false],
    ['1', true],
    ["'0'", true],
    ['[]', true],
    ['({})', true],
  ];
  for (const [value, holds] of values) {
    it(`takes ${value} for ${String(holds)}`, () => {
      expect(compileCondition(`() => ${value}`)(context)).toBe(holds);
    });
  }

  it('keeps nothing between runs', () => {
    const isDone = compileCondition('({ response }) => { const n = response.n; return n === 1; }');

    expect([1, 2, 1].map((n) => isDone(aContext({ n })))).toEqual([true, false, true]);
  });

  it('leaves the response as it is', () => {
    const response = { items: [3, 1, 2], more: { a: [1] } };
    const before = structuredClone(response);

    compileCondition(
      'ctx => ctx.response.items.map((n) => [n]).concat(ctx.response.more.a).slice(1).flatMap((n) => n)',
    )(aContext(response));

    expect(response).toEqual(before);
  });

  for (const text of [undefined, null, 5, {}, '', ' \n ', (ctx: unknown) => ctx]) {
    it(`refuses ${show(text)} for a text`, () => {
      expect(failureOf(() => compileCondition(text as string))).toMatch(/^must be text, such as "\(ctx\) => /);
    });
  }

  for (const text of ['ctx.status === 200', '5', 'ctx', '{ status: 200 }', '() => 1, () => 2']) {
    it(`refuses ${text}, which is no function`, () => {
      expect(failureOf(() => compileCondition(text))).toMatch(/write \(ctx\) =>|unexpected token/);
    });
  }

  it('refuses a second parameter', () => {
    expect(failureOf(() => compileCondition('(response, status) => status === 200'))).toMatch(
      /^a condition takes one parameter; .* \(1:12\)/,
    );
  });

  it('tells what goes wrong in a run, and where', () => {
    const isDone = compileCondition('(ctx) =>\n  ctx.response.job.state === "done"');

    expect(failureOf(() => isDone(context))).toBe(
      [
        'cannot read a field of undefined; write ?. where it may be missing (2:20)',
        '    ctx.response.job.state === "done"',
        '                     ^',
      ].join('\n'),
    );
  });

  it('quotes nothing of the response', () => {
    const secret = 's3cret';
    const texts = [
      'ctx => ctx.response.a.b.c',
      'ctx => ctx.response[ctx.response.a].b',
      'ctx => ctx.response.a.some((a) => a)',
      'ctx => ctx.response.a in ctx.response.a',
      'ctx => ctx.response.a.reduce((a) => a + a, ctx.response.a)',
      'ctx => ctx.response.list.reduce((a) => a + a, ctx.response.a).b.c',
      'ctx => (1).toFixed(ctx.response.a)',
    ];
    for (const text of texts) {
      const message = failureOf(() => compileCondition(text)(aContext({ a: secret, list: Array(100).fill(secret) })));
      expect(message).not.toContain(secret);
    }
  });

  it('turns what a proxy in the response throws into its own error', () => {
    const response = new Proxy(
      {},
      {
        getOwnPropertyDescriptor: () => {
          throw new Error('s3cret');
        },
      },
    );

    expect(failureOf(() => compileCondition('ctx => ctx.response.a')(aContext(response)))).toMatch(
      /^cannot be evaluated/,
    );
  });
});
