import { join } from 'node:path';
import { ScriptFolder } from './scriptFolder.js';

describe('.ci/chromium.mjs', () => {
  let folder: ScriptFolder;
  let bin: string;

  beforeEach(() => {
    folder = new ScriptFolder('chromium.mjs');
    bin = join(folder.path, 'bin');
  });

  afterEach(() => {
    folder.remove();
  });

  it('takes the program that CHROME_BIN names', () => {
    folder.write('bin/mine', '', 0o755);

    expect(folder.run([], { CHROME_BIN: join(bin, 'mine') }).stdout).toBe(`${join(bin, 'mine')}\n`);
  });

  it('refuses a CHROME_BIN that is no program', () => {
    const { status, stderr } = folder.run([], { CHROME_BIN: join(bin, 'mine') });

    expect(status).toBe(1);
    expect(stderr).toContain(`CHROME_BIN is ${join(bin, 'mine')}`);
  });

  it('finds Chrome where there is no Chromium', () => {
    folder.write('bin/chromium', 'not to be executed');
    folder.write('bin/google-chrome', '', 0o755);

    expect(folder.run([], { PATH: `/nowhere:${bin}` }).stdout).toBe(`${join(bin, 'google-chrome')}\n`);
  });

  it('says what to install where it cannot', () => {
    const { status, stdout, stderr } = folder.run([], { PATH: bin });

    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('Install Chromium (Debian: apt-get install chromium) or Chrome');
  });

  it("installs Debian's as root, and asks anyone else to", () => {
    const install = `case "$DEBIAN_FRONTEND $*" in noninteractive*install*chromium) /bin/cp "$0" '${bin}/chromium' ;; esac`;
    folder.write('bin/apt-get', `#!/bin/sh\n${install}\n`, 0o755);
    const { stdout, stderr } = folder.run([], { PATH: bin });

    if (process.getuid?.() === 0) expect(stdout).toBe(`${bin}/chromium\n`);
    else expect(stderr).toContain('Install Chromium');
  });

  it('tells what apt-get said when it fails', () => {
    folder.write('bin/apt-get', `#!/bin/sh\necho no network\nexit 100\n`, 0o755);
    const { status, stderr } = folder.run([], { PATH: bin });

    expect(status).toBe(1);
    expect(stderr).toContain(process.getuid?.() === 0 ? 'no network' : 'Install Chromium');
  });
});
