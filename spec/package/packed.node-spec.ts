import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { Consumer } from './consumer.js';
import { root } from './imports.js';
import { run } from './run.js';

interface Manifest {
  readonly version: string;
  readonly exports: Readonly<Record<string, unknown>>;
}

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly string[];
}

/** What `npm pack` tells. */
interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** A module of a user that takes each entry, and in which each type must come out as it is written. */
const typed = `
  import type { Observable } from 'rxjs';
  import { lastValueFrom } from 'rxjs';
  import { backoffSchedule, matchedBody, pollHttp, retryRequest, takeUntilMatch, timeoutAfter } from 'rxpoll';
  import type { Attempt, HttpResponse } from 'rxpoll';
  import { timeoutAfter as same } from 'rxpoll/operators';
  import { scriptedTransport } from 'rxpoll/testing';

  interface Job { readonly status: 'running' | 'completed'; readonly result?: string }

  const transport = scriptedTransport([{ status: 200, body: { status: 'completed' } }]);
  const attempts: Observable<Attempt<HttpResponse<Job>>> = pollHttp<Job>('https://api.example.com/jobs/42', { transport }).pipe(
    timeoutAfter('10s'),
    retryRequest({ maxRetries: 4 }),
    backoffSchedule({ initialDelay: '2s', maxDelay: '60s' }),
    takeUntilMatch({ status: [200], body: { status: ['completed'] } }),
    same('5m'),
  );
  export const job: Promise<Job | null> = lastValueFrom(attempts.pipe(matchedBody()));
  // @ts-expect-error: a delay is no list
  backoffSchedule({ initialDelay: ['2s'] });
`;

/** What a user's poll prints, with a \`fetch\` of theirs that answers 202 and then 200. */
const polled = `
  const answers = [[202, 'running'], [200, 'completed']];
  const fetch = async () => {
    const [status, word] = answers.shift();
    return Response.json({ status: word }, { status });
  };
  pollHttp('https://api.example.com/jobs/42', { fetch })
    .pipe(backoffSchedule({ initialDelay: 1 }), takeUntilMatch({ body: { status: ['completed'] } }), matchedBody())
    .subscribe((job) => console.log(job.status));
`;
const names = '{ backoffSchedule, matchedBody, pollHttp, takeUntilMatch }';

const { exports: entries, version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as Manifest;
/** What Node can load: all but the entry of Angular, which these projects do not have. */
const specifiers = Object.keys(entries)
  .filter((entry) => !entry.endsWith('.json') && entry !== './angular')
  .map((entry) => posix.join('rxpoll', entry));

const folder = await mkdtemp(join(tmpdir(), 'rxpoll-'));
const packing = await run(root, 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder);
const [packed] = JSON.parse(packing) as [Packed];
const tarball = join(folder, packed.filename);
const files = packed.files.map(({ path }) => path);

const scripts = files.filter((file) => file.endsWith('.js'));
/** Projects with the oldest and with the newest RxJS that users may have. */
const consumers = {
  oldest: await Consumer.make(join(folder, 'oldest'), tarball, '7.5.0'),
  newest: await Consumer.make(join(folder, 'newest'), tarball, '7'),
};

describe('packed package', () => {
  const { DEFAULT_TIMEOUT_INTERVAL } = jasmine;

  beforeAll(() => {
    jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000; // programs take their time on a machine that has much to do
  });

  afterAll(async () => {
    jasmine.DEFAULT_TIMEOUT_INTERVAL = DEFAULT_TIMEOUT_INTERVAL;
    await rm(folder, { recursive: true });
  });

  it('holds what was built, and nothing else', () => {
    const places = new Set(files.map((file) => file.replace(/\/.*/, '')));

    expect([...places].sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json']);
  });

  it('holds the sources that its maps name', () => {
    const maps = files.filter((file) => file.endsWith('.map'));
    const unfilled = maps.filter((map) => {
      const { sources, sourcesContent } = JSON.parse(readFileSync(root + map, 'utf8')) as SourceMap;
      return sources.length !== sourcesContent?.length;
    });

    expect(maps.length).toBe(scripts.length);
    expect(unfilled).toEqual([]);
  });

  it('makes no code from text', () => {
    const dynamic = /\beval\s*\(|\bFunction\s*\(|\bnode:vm\b/;

    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((file) => dynamic.test(readFileSync(root + file, 'utf8')))).toEqual([]);
  });

  it('has types wherever a module of ours is found', async () => {
    const attw = `${root}node_modules/@arethetypeswrong/cli/dist/index.js`;

    await expectAsync(run(folder, process.execPath, attw, tarball, '--profile', 'esm-only')).toBeResolved();
  });

  it('is free of remarks by publint', async () => {
    const pkgDir = join(consumers.newest.folder, 'node_modules/rxpoll');
    const { messages, pkg } = await publint({ pkgDir, pack: false, strict: true });

    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('has a command', async () => {
    await expectAsync(consumers.newest.run('node_modules/.bin/rxpoll', '--version')).toBeResolvedTo(`${version}\n`);
  });

  for (const compiler of ['typescript-oldest', 'typescript-native']) {
    for (const module of ['NodeNext', 'Bundler'] as const) {
      it(`compiles with ${compiler}, where modules are resolved as by ${module}`, async () => {
        await consumers.newest.write('typed.ts', typed);

        await expectAsync(consumers.newest.compile('typed.ts', compiler, module)).toBeResolvedTo('');
      });
    }
  }

  it('compiles in a project for Node that declares nothing of browsers', async () => {
    const declared = specifiers.filter((specifier) => specifier !== 'rxpoll/timeline'); // it is an element of a page
    const all = declared.map((specifier, index) => `export * as entry${String(index)} from '${specifier}';`);
    await consumers.newest.write('entries.ts', all.join('\n'));

    await expectAsync(consumers.newest.compile('entries.ts', 'typescript-native', 'NodeNext', 'node')).toBeResolvedTo(
      '',
    );
  });

  for (const [rxjs, consumer] of Object.entries(consumers)) {
    it(`polls with the ${rxjs} RxJS when it is imported`, async () => {
      const imports = specifiers.map((specifier) => `import '${specifier}';`).join('\n');
      await consumer.write('poll.mjs', `${imports}\nimport ${names} from 'rxpoll';\n${polled}`);

      await expectAsync(consumer.run(process.execPath, 'poll.mjs')).toBeResolvedTo('completed\n');
    });

    it(`polls with the ${rxjs} RxJS when it is required`, async () => {
      const requires = specifiers.map((specifier) => `require('${specifier}');`).join('\n');
      await consumer.write('poll.cjs', `${requires}\nconst ${names} = require('rxpoll');\n${polled}`);

      await expectAsync(consumer.run(process.execPath, 'poll.cjs')).toBeResolvedTo('completed\n');
    });
  }
});
