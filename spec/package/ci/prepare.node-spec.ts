import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ScriptFolder } from './scriptFolder.js';

describe('.ci/prepare.mjs', () => {
  const installing = 'Installing the packages …\n';
  const building = 'Building …\n';
  let folder: ScriptFolder;

  beforeEach(() => {
    folder = new ScriptFolder('prepare.mjs');
    const packages = { '': { name: 'folder', version: '1.0.0' } };
    folder.write(
      'package.json',
      JSON.stringify({ ...packages[''], scripts: { build: 'mkdir -p dist && touch dist' } }),
    );
    folder.write(
      'package-lock.json',
      JSON.stringify({ ...packages[''], lockfileVersion: 3, requires: true, packages }),
    );
    folder.write('node_modules/.package-lock.json', JSON.stringify({ lockfileVersion: 3, packages: {} }));
    folder.write('tsconfig.json', '{}');
    folder.write('tsconfig.build.json', JSON.stringify({ include: ['lib'] }));
    folder.write('lib/index.ts', '');
  });

  afterEach(() => {
    folder.remove();
  });

  it('builds, and the second time does nothing', () => {
    expect(folder.run([]).stderr).toBe(building);
    expect(folder.run([]).stderr).toBe('');
  });

  it('builds again when a source has changed, or is gone', () => {
    folder.write('lib/gone.ts', '');
    folder.run([]);
    touch('lib/index.ts');

    expect(folder.run([]).stderr).toBe(building);

    rmSync(join(folder.path, 'lib/gone.ts'));
    touch('lib');

    expect(folder.run([]).stderr).toBe(building);
  });

  it('installs where nothing is installed', () => {
    rmSync(join(folder.path, 'node_modules'), { recursive: true });

    expect(folder.run([]).stderr).toBe(installing + building);
  });

  it('installs when another version is wanted, unless it is for other platforms', () => {
    const lock = (optional: boolean): string =>
      JSON.stringify({ packages: { '': {}, 'node_modules/wanted': { version: '2.0.0', optional } } });
    folder.write('package-lock.json', lock(true));

    expect(folder.run([]).stderr).toBe(building);

    folder.write('package-lock.json', lock(false));

    expect(folder.run([]).stderr).toContain(installing);
  });

  it('fails with what the build said', () => {
    folder.write('package.json', JSON.stringify({ scripts: { build: 'echo here is an error && exit 3' } }));
    const { status, stderr } = folder.run([]);

    expect(status).toBe(3);
    expect(stderr).toContain('here is an error');
  });

  it('prepares once where it is started more than once, and the others wait', async () => {
    const build = 'mkdir dist.new && sleep 0.5 && mv dist.new dist && touch dist';
    folder.write('package.json', JSON.stringify({ scripts: { build } }));
    const runs = await Promise.all(
      [1, 2, 3].map(async () => {
        const child = spawn(process.execPath, [join(folder.path, '.ci/prepare.mjs')]);
        const [stderr] = await Promise.all([text(child.stderr), once(child, 'exit')]);
        return { status: child.exitCode, stderr };
      }),
    );

    expect(runs.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(runs.filter(({ stderr }) => stderr.includes(building)).length).toBe(1);
    expect(runs.some(({ stderr }) => /^Waiting for process \d+/.test(stderr))).toBe(true);
  });

  it('waits neither for a process that is gone, nor for one that has its number since', () => {
    const { pid: gone } = spawnSync(process.execPath, ['--version']);
    folder.write(`.cache/preparing/${String(gone)}`, '');
    folder.write(`.cache/preparing/${String(process.pid)}`, '');
    const before = new Date(Date.now() - 11 * 60_000);
    utimesSync(join(folder.path, `.cache/preparing/${String(process.pid)}`), before, before);

    expect(folder.run([]).stderr).toBe(building);
  });

  /** Lets a path be changed just now, however coarse the clock of the file system. */
  function touch(path: string): void {
    const soon = new Date(Date.now() + 10);
    utimesSync(join(folder.path, path), soon, soon);
    while (Date.now() <= soon.getTime() + 10);
  }
});
