import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './imports.js';
import { run } from './run.js';

/** A project of a user, in a folder of its own, that has installed the package as it is published. */
export class Consumer {
  private constructor(readonly folder: string) {}

  /** Makes one, with a release of RxJS. */
  static async make(folder: string, tarball: string, rxjs: string): Promise<Consumer> {
    await mkdir(folder, { recursive: true });
    const consumer = new Consumer(folder);
    await consumer.write('package.json', JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
    await consumer.run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', tarball, `rxjs@${rxjs}`);
    return consumer;
  }

  async write(file: string, text: string): Promise<void> {
    await writeFile(join(this.folder, file), text);
  }

  run(program: string, ...parameters: readonly string[]): Promise<string> {
    return run(this.folder, program, ...parameters);
  }

  /** Compiles a module as strictly as can be, with what is declared by the package, by RxJS, and by browsers or by Node. */
  async compile(
    file: string,
    compiler: string,
    module: 'NodeNext' | 'Bundler',
    platform: 'browsers' | 'node' = 'browsers',
  ): Promise<string> {
    const declared =
      platform === 'browsers'
        ? { lib: ['ES2022', 'DOM', 'DOM.Iterable'], types: [] }
        : { lib: ['ES2022'], types: ['node'], typeRoots: [`${root}node_modules/@types`] };
    const options = {
      target: 'ES2022',
      ...declared,
      module: module === 'Bundler' ? 'ESNext' : module,
      moduleResolution: module,
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: false,
      noEmit: true,
    };
    await this.write('tsconfig.json', JSON.stringify({ compilerOptions: options, files: [file] }));
    return this.run(process.execPath, `${root}node_modules/${compiler}/bin/tsc`);
  }
}
