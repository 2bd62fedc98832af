import { join } from 'node:path';
import { ScriptFolder } from './scriptFolder.js';

describe('.ci/run', () => {
  let folder: ScriptFolder;

  beforeEach(() => {
    folder = new ScriptFolder('run');
    folder.write('.cache/closing-line', 'of an earlier run\n');
  });

  afterEach(() => {
    folder.remove();
  });

  const cases: readonly (readonly [string, string, string, number])[] = [
    ['the tests pass', 'echo "2 passed, 0 failed"', '2 passed, 0 failed\n', 0],
    [
      'a test fails',
      'echo "1 passed, 1 failed" >.cache/closing-line; echo npm; exit 1',
      'npm\n1 passed, 1 failed\n',
      1,
    ],
    ['nothing can be installed', 'exit 1', '0 passed, 1 failed\n', 1],
  ];
  for (const [when, npm, printed, code] of cases) {
    it(`ends with the closing line when ${when}`, () => {
      folder.write('bin/npm', `#!/bin/sh\n[ "$*" = cit ] || exit 9\n${npm}\n`, 0o755);
      const path = `${join(folder.path, 'bin')}:${process.env['PATH'] ?? ''}`;
      const { status, stdout } = folder.run([], { ...process.env, PATH: path });

      expect(stdout).toBe(printed);
      expect(status).toBe(code);
    });
  }
});
