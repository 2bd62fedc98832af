import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../imports.js';

/** How a program ended, and what it has printed. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder with a copy of a script of `.ci` and some files around it. */
export class ScriptFolder {
  /** A name with a space, since clones may have one. */
  readonly path: string = mkdtempSync(join(tmpdir(), 'rxpoll script-'));

  constructor(private readonly script: string) {
    cpSync(`${root}.ci/${script}`, join(this.path, '.ci', script));
  }

  write(file: string, text: string, mode = 0o644): void {
    const path = join(this.path, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, mode);
  }

  run(parameters: readonly string[], env: NodeJS.ProcessEnv = process.env): Outcome {
    const script = join(this.path, '.ci', this.script);
    const [program, ...first] = script.endsWith('.mjs') ? [process.execPath, script] : [script];
    return spawnSync(program, [...first, ...parameters], { cwd: tmpdir(), env, encoding: 'utf8' });
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
