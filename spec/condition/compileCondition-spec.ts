import { compileCondition } from '../../condition/compileCondition.js';
import { PlanError } from '../../lib/errors/planError.js';
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
      'ctx => (1).toString(ctx.response.a)',
    ];
    for (const text of texts) {
      const message = failureOf(() => compileCondition(text)(aContext({ a: secret, list: Array(100).fill(secret) })));
      expect(message).not.toContain(secret);
    }
  });

  it('quotes what is written in the text', () => {
    const isDone = compileCondition("({ response }) => response.a.b === 's3cret'");

    expect(failureOf(() => isDone(aContext({})))).toContain('s3cret');
  });

  const fields: [string, RegExp][] = [
    ['ctx => ctx.reponse.a', /^the context has no field reponse; did you mean response\? \(1:12\)/],
    ["ctx => ctx?.['staus'] === 200", /^the context has no field staus; did you mean status\? /],
    ["ctx => ctx.body.state === 'done'", /^the context has no field body; did you mean response\? /],
    ["ctx => ctx.body.state.includes('done')", /^the context has no field body; /],
    ['({ staus }) => staus === 200', /^the context has no field staus; did you mean status\? \(1:4\)/],
    ["({ 'body': { a } }) => a", /^the context has no field body; /],
    [
      '(ctx) => { const { header } = ctx; return header; }',
      /^the context has no field header; did you mean headers\? /,
    ],
    ['function (c) { return c.response.some((item) => c.staus) }', /^the context has no field staus; /],
    ['ctx => ctx.fubar', /^the context has no field fubar; it has response, status, headers, attempt, elapsed \(/],
    ["ctx => ctx.response.ok === 'ok' && statuz", /^statuz is not known to a condition /],
    ['c => status === 200', /^status is not known to a condition; write ctx\.status, or \(\{ status \}\) => … \(/],
  ];
  for (const [text, message] of fields) {
    it(`refuses ${text}, which names no field of the context`, () => {
      expect(failureOf(() => compileCondition(text))).toMatch(message);
    });
  }

  const meant: readonly string[] = [
    "ctx => ctx['sta' + 'us'] === undefined",
    'ctx => [{ body: 1 }].some((ctx) => ctx.body === 1)',
    'ctx => [{ body: 1 }].some(({ body }) => body === 1)',
    'ctx => { return [ctx].some((c) => { const ctx = c.response; return ctx.a === 1; }); }',
    '({ response: { staus } }) => staus === undefined',
    '({ response, status = response.body }) => status === 200',
    '(ctx = [{ a: 1 }].find((item) => item.a)) => ctx.status === 200',
    "ctx => 'response' in ctx && !('body' in ctx)",
  ];
  for (const text of meant) {
    it(`takes ${text}`, () => {
      expect(compileCondition(text)(aContext({ a: 1 }))).toBe(true);
    });
  }

  it('gives errors of its own alone where the caller has left no stack', () => {
    const text = `ctx => [${'[1, '.repeat(40)}ctx.response.some((item) => item.join() === '1')${']'.repeat(40)}].length === 1`;
    const isDone = compileCondition(text);
    const actions = [
      () => compileCondition(text),
      () => compileCondition('ctx => ctx.'),
      () => isDone(aContext([[1]])),
    ];
    for (const action of actions) {
      const outcomes = outcomesWithoutStack(action);

      expect(outcomes).toContain('cannot be evaluated');
      // Until there is stack to call it at all, nothing of it runs.
      expect(outcomes.slice(outcomes.indexOf('cannot be evaluated'))).not.toContain('other');
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

/** What an action gives where the stack has come to its end, and in the calls above. */
function outcomesWithoutStack(action: () => unknown): readonly string[] {
  const outcomes: string[] = [];
  const call = (): string => {
    try {
      'a'.replace('a', call); // a call that no engine makes one with the next
    } catch {
      // The end of the stack.
    }
    if (outcomes.length < 500) outcomes.push(outcomeOf(action));
    return '';
  };
  outcomeOf(action); // the first call takes the engine more stack than the next ones
  call();
  return outcomes;
}

function outcomeOf(action: () => unknown): string {
  try {
    action();
    return 'answer';
  } catch (error) {
    if (!(error instanceof PlanError)) return 'other';
    return error.message.includes('cannot be evaluated') ? 'cannot be evaluated' : 'PlanError';
  }
}
