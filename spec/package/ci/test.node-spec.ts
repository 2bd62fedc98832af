import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ScriptFolder } from './scriptFolder.js';

describe('.ci/test.mjs', () => {
  let folder: ScriptFolder;

  const scripts = {
    types: 'echo checked',
    lint: 'echo "a remark" && exit 2',
    sizes: 'echo "# 12 bytes" && echo more',
    'test:good': 'echo "1 passed, 0 failed" && echo "3 passed, 0 failed"',
    'test:bad': 'echo "at the place" && echo "3 passed, 2 failed" && exit 1',
    'test:skipped': 'echo "3 passed, 0 failed, 1 skipped"',
    'test:broken': 'echo "3 passed, 0 failed" && exit 1',
    'test:none': 'echo "0 passed, 0 failed"',
    'test:crashed': 'echo crash',
  };

  beforeAll(() => {
    folder = new ScriptFolder('test.mjs');
    folder.write('package.json', JSON.stringify({ name: 'folder', scripts }));
  });

  afterAll(() => {
    folder.remove();
  });

  const cases: readonly (readonly [keyof typeof scripts, string])[] = [
    ['types', '1 passed, 0 failed'],
    ['lint', '0 passed, 1 failed'],
    ['test:good', '3 passed, 0 failed'],
    ['test:bad', '3 passed, 2 failed'],
    ['test:skipped', '3 passed, 1 failed'],
    ['test:broken', '3 passed, 1 failed'],
    ['test:none', '0 passed, 1 failed'],
    ['test:crashed', '0 passed, 1 failed'],
  ];
  for (const [check, closingLine] of cases) {
    it(`counts ${closingLine} of ${check}`, () => {
      const { status, stdout } = folder.run([check]);

      expect(stdout).toMatch(new RegExp(`\n${closingLine}\n$`));
      expect(status).toBe(closingLine.endsWith(' 0 failed') ? 0 : 1);
    });
  }

  it('goes on after a failure, and adds up', () => {
    const { stdout } = folder.run(['lint', 'test:bad', 'types']);

    expect(stdout).toMatch(/\n4 passed, 3 failed\n$/);
    expect(readFileSync(join(folder.path, '.cache/closing-line'), 'utf8')).toBe('4 passed, 3 failed\n');
  });

  it('shows all of what failed, and the remarks of what passed', () => {
    const { stdout } = folder.run(['lint', 'sizes', 'test:bad', 'test:crashed']);

    for (const shown of ['a remark', '  12 bytes', 'at the place', 'crash']) expect(stdout).toContain(`\n${shown}\n`);
    expect(stdout).not.toContain('more');
  });
});
