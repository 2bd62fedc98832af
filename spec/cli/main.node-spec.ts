import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startJobServer } from '../../testing/jobServer.js';
import type { JobServer } from '../../testing/jobServer.js';
import { faultServer } from '../support/faultServer.js';
import { run, shell } from './program.js';

describe('main', () => {
  let server: JobServer;
  let folder: string;
  beforeAll(async () => {
    server = await startJobServer({ steps: [50], faults: {} });
    folder = await mkdtemp(join(tmpdir(), 'rxpoll-'));
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const submit = async (outcome = 'completed'): Promise<string> => {
    const response = await fetch(`${server.url}/jobs`, { method: 'POST', body: JSON.stringify({ outcome }) });
    return `${server.url}${response.headers.get('location') ?? ''}`;
  };
  const save = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const until = ['--until', 'status=completed', '--interval', '20ms'];

  it('polls until the answer matches, and prints its body alone to stdout', async () => {
    const { code, stdout, stderr } = await run([await submit(), ...until]);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(jasmine.objectContaining({ status: 'completed', progress: 100 }));
    expect(stderr).toMatch(/wait +202 +queued .*\n.*wait +202 +running .* again in 20ms, by the schedule\n/);
    expect(stderr).toMatch(/match +200 +completed .*\n\nrxpoll: matched after 3 attempts in /);
  });

  it('exits with 1 when the job fails', async () => {
    const { code, stdout, stderr } = await run([await submit('failed'), ...until, '--fail-on', 'status=failed']);

    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.match(/the job failed; /g)?.length).toBe(1);
    expect(stderr).toMatch(/\nrxpoll: the job failed; attempt 3 answered 200 .*\n$/);
  });

  it('exits with 2 and one line for wrong usage', async () => {
    const { code, stdout, stderr } = await run(['--unti', 'status=200']);

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe("rxpoll: unknown option '--unti'; did you mean --until?; see --help\n");
  });

  it('exits with 2 for what only the operators know to be wrong', async () => {
    const { code, stderr } = await run([server.url, '-X', 'GET', '-d', '{}']);

    expect([code, stderr]).toEqual([2, 'rxpoll: a GET request has no body; give a method such as "POST"\n']);
  });

  it('exits with 3 when the time is up', async () => {
    const { url } = await faultServer.play([{ fault: 'never-answers' }]);
    const { code, stderr } = await run([url, '--timeout', '50ms']);

    expect(code).toBe(3);
    expect(stderr).toMatch(/\nrxpoll: no answer in 50ms to GET /);
  });

  it('exits with 3 when there is no time for another attempt, of which it promises none', async () => {
    const { url } = await faultServer.play([{ status: 202 }]);
    const { code, stderr } = await run([url, '--timeout', '300ms', '--interval', '200ms']);

    expect(code).toBe(3);
    expect(stderr).toMatch(/the last one in time\n(.* no time left\n)?\nrxpoll: no match in 300ms after \d attempts /);
  });

  it('exits with 3 when the server asks for more time than is left', async () => {
    const { url } = await faultServer.play([{ status: 202, headers: { 'retry-after': '60' } }]);
    const { code, stderr } = await run([url, '--timeout', '5s']);

    expect(code).toBe(3);
    expect(stderr).toMatch(
      /Retry-After asks for too long a wait\n\nrxpoll: the server asks to wait 1m \(retry-after\), past the deadline /,
    );
  });

  it('exits with 4 when no attempts are left, or the server asks for too long a wait', async () => {
    const { url } = await faultServer.play([{ status: 202, headers: { 'retry-after': '3600' } }]);
    const [exhausted, delayed] = await Promise.all([
      run([await submit(), '--interval', '10ms', '--max-attempts', '1']),
      run([url, '--timeout', '1d']),
    ]);

    expect([exhausted.code, delayed.code]).toEqual([4, 4]);
    expect(exhausted.stderr).toMatch(/no attempts left\n\nrxpoll: the schedule ended without a match after 1 attempt /);
    expect(delayed.stderr).toMatch(/\nrxpoll: the server asks to wait 1h /);
  });

  it('exits with 5 when no answer comes', async () => {
    const { code, stderr } = await run([await faultServer.refused(), '--retries', '0']);

    expect(code).toBe(5);
    expect(stderr).toMatch(/\nrxpoll: GET .* got no response: .*ECONNREFUSED/);
  });

  it('waits by a preset: 0 for its success, 1 for its failure, 4 for what it does not know', async () => {
    const play = async (...states: string[]): Promise<readonly string[]> => {
      const steps = states.map((status) => ({ body: { status, request_counts: { completed: 1, total: 4 } } }));
      return [(await faultServer.play(steps)).url, '--preset', 'openai-batch', '--interval', '1ms'];
    };
    const [done, cancelled, unknown] = await Promise.all([
      run(await play('in_progress', 'paused', 'completed')),
      run(await play('cancelled')),
      run([...(await play('paused')), '--unknown-state', '2']),
    ]);

    expect([done.code, cancelled.code, unknown.code]).toEqual([0, 1, 4]);
    expect(done.stderr).toMatch(/^GET .* until body\.status=completed \(openai-batch\), within 5m\n/);
    expect(done.stderr).toMatch(
      / wait {3}200 {3}in_progress 25% .*\n.* \? {6}200 {3}paused 25% .* unknown to openai-batch, again/,
    );
    expect(cancelled.stderr).toMatch(
      /the job was cancelled\n\nrxpoll: the job was cancelled: status "cancelled"; attempt 1 /,
    );
    expect(unknown.stderr).toMatch(
      /openai-batch, 2 in a row\n\nrxpoll: the poll failed, which says nothing of the job: /,
    );
  });

  it('asks only for what has changed, tells what has not, and is held where it prefers to be', async () => {
    const etag = { etag: '"1"' };
    const script = await faultServer.play([
      { body: { status: 'running' }, headers: etag },
      { status: 304, headers: etag },
      { body: { status: 'completed' } },
    ]);
    const args = [
      script.url,
      '--until',
      'status=completed',
      '--interval',
      '1ms',
      '--conditional',
      '--prefer-wait',
      '9s',
    ];
    const { code, stderr } = await run(args);
    const requests = await script.requests();

    expect(code).toBe(0);
    expect(requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"', '"1"']);
    expect(requests[0]?.headers['prefer']).toBe('wait=9');
    expect(stderr).toMatch(/ same {3}304 {3}running .* unchanged, again in 1ms, by the schedule\n/);
  });

  it('waits no longer than it is told, whatever the server asks', async () => {
    const later = { 'retry-after': '3600' };
    const { url } = await faultServer.play([{ status: 503, headers: later }, { status: 202, headers: later }, {}]);
    const { code, stderr } = await run([
      url,
      '--max-server-delay',
      '20ms',
      '--on-server-delay',
      'clamp',
      '--interval',
      '1ms',
    ]);

    expect(code).toBe(0);
    expect(stderr).toMatch(/ {2}sent again in .*\n.* {2}again in 20ms, as Retry-After asks\n/);
  });

  it('tells which presets there are', async () => {
    const [all, one, none] = await Promise.all([
      run(['presets']),
      run(['presets', 'openai-batch', '--json']),
      run(['presets', 'openai-bacht']),
    ]);

    expect([all.code, one.code, none.code]).toEqual([0, 0, 2]);
    expect(all.stdout).toMatch(/^id +pending +success +failure\n[^]*\nopenai-batch +validating, /);
    expect((JSON.parse(one.stdout) as { readonly id: string }).id).toBe('openai-batch');
    expect(none.stderr).toBe('rxpoll: there is no preset "openai-bacht"; did you mean openai-batch?\n');
  });

  for (const [signal, exitCode, word] of [
    ['SIGINT', 130, 'interrupted'],
    ['SIGTERM', 143, 'terminated'],
  ] as const) {
    it(`exits with ${String(exitCode)} at ${signal}, aborting the request in flight`, async () => {
      const script = await faultServer.play([{ fault: 'never-answers' }]);
      const { code, stderr } = await run([script.url], { kill: [script.arrived(1), signal] });

      expect(code).toBe(exitCode);
      expect(stderr).toMatch(new RegExp(`\\nrxpoll: ${word}; nothing more is asked\\n$`));
      expect((await script.closed(1)).closedAt).not.toBeNull();
    });
  }

  it('prints its version', async () => {
    const { code, stdout, stderr } = await run(['--version']);

    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('prints attempts as lines of JSON, for pipelines', async () => {
    const { url } = await faultServer.play([{ status: 202 }, { status: 503 }, { body: { a: 'größer\u009b' } }]);
    const { code, stdout, stderr } = await run([url, '--json', '--interval', '1ms', '--retries', '0']);
    const attempts = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly verdict: string; readonly status: number; readonly body: unknown });

    expect([code, stderr]).toEqual([0, '']);
    expect(attempts.map(({ verdict, status, body }) => [verdict, status, body])).toEqual([
      ['pending', 202, null],
      ['pending', 503, null],
      ['match', 200, { a: 'größer\u009b' }],
    ]);
  });

  it('says nothing on stderr where it is told to be quiet, but what goes wrong', async () => {
    const [match, failure] = await Promise.all([
      run([await submit(), ...until, '--quiet', '--output', 'none']),
      run([await submit(), '--quiet', '--interval', '1ms', '--max-attempts', '1']),
    ]);

    expect([match.code, match.stdout, match.stderr]).toEqual([0, '', '']);
    expect(failure.stderr).toMatch(/^rxpoll: the schedule ended .*\n$/);
  });

  it('ends quietly when nobody reads what it prints', async () => {
    const large = await faultServer.play([{ body: 'x'.repeat(500_000) }]);
    const endless = await faultServer.play([{ status: 202 }]);
    const [body, lines] = await Promise.all([
      shell(`rxpoll ${large.url} --quiet | head -c 5; echo "\${PIPESTATUS[0]}"`),
      shell(`rxpoll ${endless.url} --json --interval 20ms | head -1 >/dev/null; echo "\${PIPESTATUS[0]}"`),
    ]);

    expect([body.stdout, body.stderr]).toEqual(['xxxxx141\n', '']);
    expect([lines.stdout, lines.stderr]).toEqual(['141\n', '']);
  });

  it('says when stdout takes no more', async () => {
    const { stderr, code } = await shell('rxpoll --version > /dev/full');

    expect([code, stderr]).toEqual([141, 'rxpoll: cannot write to stdout: ENOSPC: no space left on device, write\n']);
  });

  it('is content with closed streams', async () => {
    const url = await submit();
    const { stdout, stderr, code } = await shell(`rxpoll ${url} ${until.join(' ')} --output response <&- 2>&-`);

    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual(jasmine.objectContaining({ status: 200, url }));
  });

  it('sends a body from stdin, and shows no secret of the environment or of header fields, whatever servers quote', async () => {
    const quoted = { a: 'hunter1', b: ['Bearer hunter2'], c: 'x hunter3 y' };
    const script = await faultServer.play([
      { status: 202, body: quoted, headers: { 'x-echo': 'hunter1' } },
      { body: quoted },
    ]);
    const args = [
      ...[`${script.url}?key={{API_KEY}}`, '--interval', '1ms', '--var-env', 'API_KEY', '--data-file', '-'],
      ...['-H', 'authorization: Bearer hunter2', '-H', 'cookie: sid=hunter3', '-H', 'x-plain: 1'],
    ];
    const options = { env: { API_KEY: 'hunter1' }, input: '{"key":"{{API_KEY}}"}' };
    const runs = await Promise.all([
      run([...args, '--output', 'response'], options),
      run([...args, '--json', '--until', 'a=b', '--max-attempts', '2'], options),
      run([...args, '--condition', 'ctx => ctx.response.a.b.c'], options),
      run([`${await faultServer.refused()}/{{API_KEY}}`, '--var-env', 'API_KEY', '--retries', '0'], options),
    ]);
    const [seen] = await script.requests();

    expect([seen?.method, seen?.body, seen?.headers['authorization']]).toEqual([
      'POST',
      '{"key":"hunter1"}',
      'Bearer hunter2',
    ]);
    expect(runs.map(({ code }) => code)).toEqual([0, 4, 2, 5]);
    expect(JSON.stringify(runs)).not.toMatch(/hunter\d/);
    expect(JSON.stringify(runs)).toContain('********');
  });

  it('refuses a condition that does what it likes, and shows the place', async () => {
    const { code, stderr } = await run([server.url, '--condition', 'ctx => process.exit(0)']);

    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^rxpoll: invalid condition: .*process is not known.*\n {2}ctx => process.exit\(0\)\n +\^\n$/,
    );
  });

  it('runs a plan, as JSON or YAML, with variables', async () => {
    const plan = {
      version: 1,
      request: '{{base}}/jobs/{{id}}',
      schedule: { strategy: 'fixed', initialDelay: 10 },
      until: { body: { status: ['completed'] } },
    };
    const ids = [await submit(), await submit()].map((url) => url.split('/').at(-1) ?? '');
    const json = await save('plan.json', JSON.stringify(plan));
    const yaml = await save(
      'plan.yaml',
      [
        'version: 1',
        "request: '{{base}}/jobs/{{id}}'",
        'schedule: { strategy: fixed, initialDelay: 10ms }',
        'until:',
        '  body:',
        '    status: [completed]',
      ].join('\n'),
    );
    const variables = (id = ''): string[] => ['--var', `base=${server.url}`, '--var', `id=${id}`, '--quiet'];
    const runs = await Promise.all([
      run(['run', json, ...variables(ids[0])]),
      run(['run', yaml, ...variables(ids[1])]),
    ]);

    expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    expect(runs.map(({ stdout }) => (JSON.parse(stdout) as { id: string }).id)).toEqual(ids);
  });

  it('runs parameters of backgroundPoll and a request with loopUntil as they stand', async () => {
    const filter = { status: [200], body: { status: ['completed'] } };
    const trigger = await save(
      'trigger.json',
      JSON.stringify({ url: await submit(), interval: 0.01, timeout: 30, responseFilter: filter }),
    );
    const laminar = await save(
      'laminar.json',
      JSON.stringify({
        ...{ method: 'GET', url: '{{config.base}}/jobs/{id}', pathParams: { id: (await submit()).split('/').at(-1) } },
        loopUntil: {
          ...{ condition: "(ctx) => ctx.response.status === 'completed'", maxAttempts: 20 },
          ...{ strategy: 'exponential', initialDelay: '10ms', maxDelay: '60s' },
        },
      }),
    );
    const runs = await Promise.all([run(['run', trigger]), run(['run', laminar, '--var', `base=${server.url}`])]);

    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    for (const { stdout } of runs)
      expect(JSON.parse(stdout)).toEqual(jasmine.objectContaining({ status: 'completed' }));
  });

  it('runs the examples of both services from files, each a word of its page changed: the address', async () => {
    const [success, working] = await Promise.all([
      faultServer.play([{ body: { status: 'SUCCESS', of: 'trigger.dev' } }]),
      faultServer.play([
        { status: 202, body: { status: 'running' } },
        { body: { status: 'completed', of: 'Laminar' } },
      ]),
    ]);
    const trigger = `{
      "url": "${success.url}", "interval": 10, "timeout": 300,
      "requestInit": { "method": "GET", "headers": { "accept": "application/json" } },
      "responseFilter": { "status": [200], "headers": {}, "body": { "status": ["SUCCESS"] } },
      "requestTimeout": {
        "durationInMs": 5000,
        "retry": { "limit": 5, "minTimeoutInMs": 1000, "maxTimeoutInMs": 60000, "factor": 1.8, "randomize": true }
      }
    }`;
    const laminar = `
      method: POST
      url: ${working.url}
      body: { job: 42 }
      retry: { maxAttempts: 3, strategy: exponential, initialDelay: 1s, maxDelay: 30s, multiplier: 2 }
      loopUntil:
        condition: "(ctx) => ctx.response.status === 'completed'"
        maxAttempts: 20
        strategy: exponential
        initialDelay: 2s
        maxDelay: 60s
    `;
    const runs = await Promise.all([
      run(['run', await save('example.json', trigger)]),
      run(['run', await save('example.yaml', laminar)]),
    ]);

    expect(runs.map(({ stdout }) => (JSON.parse(stdout) as { of: string }).of)).toEqual(['trigger.dev', 'Laminar']);
    expect(runs[1].stderr).toContain('again in 2s, by the schedule');
  });

  it('checks a file without sending anything', async () => {
    const script = await faultServer.play([{}]);
    const file = await save(
      'check.json',
      JSON.stringify({ version: 1, request: script.url, until: { status: [200] } }),
    );
    const { code, stdout, stderr } = await run(['check', file]);

    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^.*check\.json: ok\nGET http:.* until status=200; asks again after 1s, .*\n$/);
    expect(await script.requests()).toEqual([]);
  });

  it('tells every fault of a file, one a line', async () => {
    const file = await save(
      'faults.json',
      '{"version":2,"request":"http://a","until":{},"untill":{},"timeout":"soon"}',
    );
    const { code, stdout, stderr } = await run(['check', file]);

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^rxpoll: .*faults\.json: invalid plan: .*\n {2}version: .*\n {2}timeout: .*\n {2}untill: unknown key; did you mean until\?\n$/,
    );
  });

  it('reads a document from stdin', async () => {
    const { code, stdout } = await run(['check', '-'], {
      input: 'version: 1\nrequest: http://localhost/\nuntil: { status: [200] }\n',
    });

    expect([code, stdout.startsWith('stdin: ok\nGET http://localhost/ until status=200; ')]).toEqual([0, true]);
  });
});
