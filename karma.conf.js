import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { createInstrumenter } from 'istanbul-lib-instrument';

const root = fileURLToPath(new URL('.', import.meta.url));
// CHROME_BIN: the script that prepares the tests finds or installs a browser and sets it.
const cover = process.argv.includes('--coverage') || process.env.COVERAGE === '1';

/** Counts lines, branches and calls of lib/ and operators/ in the browser run. */
const instrument = {
  name: 'instrument',
  setup(build) {
    build.onLoad({ filter: /[/\\](lib|operators)[/\\].*\.ts$/ }, async ({ path }) => {
      if (!cover || !/^(lib|operators)[/\\]/.test(path.slice(root.length))) return undefined;
      const instrumenter = createInstrumenter({ esModules: true, parserPlugins: ['typescript'] });
      return { contents: instrumenter.instrumentSync(await readFile(path, 'utf8'), path), loader: 'ts' };
    });
  },
};

/** One esbuild bundle of every spec, made once before the browser starts. */
function bundleSpecs() {
  return async (_content, file, done) => {
    try {
      const result = await build({
        entryPoints: [file.originalPath],
        absWorkingDir: root,
        bundle: true,
        write: false,
        format: 'esm',
        platform: 'browser',
        conditions: ['rxpoll-source', 'module'],
        ignoreAnnotations: true, // or "sideEffects": false in package.json drops the spec imports
        target: 'es2022',
        sourcemap: 'inline',
        sourcesContent: true,
        outfile: `${root}spec/support/browser.js`,
        plugins: [specGlob, instrument],
        logLevel: 'warning',
      });
      const [code, map] = result.outputFiles[0].text.split('//# sourceMappingURL=data:application/json;base64,');
      file.sourceMap = JSON.parse(Buffer.from(map, 'base64').toString());
      done(null, code);
    } catch (error) {
      done(error);
    }
  };
}
bundleSpecs.$inject = [];

/** `import 'specs:all'` becomes an import of each spec file. */
const specGlob = {
  name: 'spec-glob',
  setup(build) {
    build.onResolve({ filter: /^specs:all$/ }, () => ({ path: 'all', namespace: 'specs' }));
    build.onLoad({ filter: /.*/, namespace: 'specs' }, async () => {
      const { readdir } = await import('node:fs/promises');
      const files = (await readdir(`${root}spec`, { recursive: true })).filter((f) => f.endsWith('-spec.ts') && !f.endsWith('.node-spec.ts')).sort();
      return { contents: files.map((f) => `import './spec/${f}';`).join('\n'), resolveDir: root, loader: 'js' };
    });
  },
};

/** Ends the run with 'N passed, N failed, N skipped' alone on a line. */
function ClosingLine() {
  this.onRunComplete = (_browsers, results) => {
    const failed = results.failed + (results.error && results.failed === 0 ? 1 : 0);
    const skipped = results.skipped > 0 ? `, ${results.skipped} skipped` : '';
    process.once('exit', () => console.log(`\n${results.success} passed, ${failed} failed${skipped}`));
  };
}

export default (config) => {
  config.set({
    basePath: root,
    frameworks: ['jasmine'],
    plugins: [
      'karma-jasmine',
      'karma-chrome-launcher',
      'karma-coverage',
      { 'preprocessor:esbuild': ['factory', bundleSpecs], 'reporter:closing-line': ['type', ClosingLine] },
    ],
    files: [{ pattern: 'spec/support/browser.js', type: 'module' }],
    preprocessors: { 'spec/support/browser.js': ['esbuild'] },
    reporters: ['dots', 'closing-line', ...(cover ? ['coverage'] : [])],
    coverageReporter: {
      dir: 'coverage/browser',
      reporters: [{ type: 'text' }, { type: 'lcovonly', subdir: '.' }, { type: 'json', subdir: '.' }],
    },
    client: {
      jasmine: { random: true, failSpecWithNoExpectations: true, forbidDuplicateNames: true },
      captureConsole: true,
    },
    browsers: ['Chromium'],
    customLaunchers: {
      Chromium: {
        base: 'ChromeHeadless',
        flags: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
    },
    singleRun: true,
    autoWatch: false,
    hostname: '127.0.0.1',
    browserNoActivityTimeout: 60_000,
  });
};
