import { mkdirSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import process from 'node:process';
import { build } from 'esbuild';
import { chromium, flags } from './.ci/chromium.mjs';
import { instrument, isCounted, root } from './.ci/coverage/instrument.mjs';
import { writeExamples } from './.ci/examples.mjs';
import { startFaultServer } from './spec/support/server/faultServer.mjs';

/** `import 'specs:all'` becomes an import of each spec file; with `--zone` of zone.js and of those of Angular. */
const specs = (isZoned) => ({
  name: 'specs',
  setup(build) {
    build.onResolve({ filter: /^specs:all$/ }, () => ({ path: 'all', namespace: 'specs' }));
    build.onLoad({ filter: /.*/, namespace: 'specs' }, async () => {
      const folder = isZoned ? 'spec/angular' : 'spec';
      const files = await readdir(root + folder, { recursive: true });
      const imports = files
        .filter((file) => /(?<!\.node|\.page)-spec\.ts$/.test(file))
        .map((file) => `import './${folder}/${file}';`)
        .sort();
      if (isZoned) imports.unshift(`import 'zone.js';`);
      return { contents: imports.join('\n'), resolveDir: root, loader: 'js' };
    });
  },
});

/** Counts what the specs run of the sources. */
const coverage = {
  name: 'coverage',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) =>
      isCounted(path) ? { contents: instrument(await readFile(path, 'utf8'), path).code, loader: 'ts' } : undefined,
    );
  },
};

/** One bundle of every spec, made before the browser starts. */
function bundleSpecs(config) {
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
        ignoreAnnotations: true, // or "sideEffects": false in package.json drops the imports of the specs
        target: config.zone ? 'es2016' : 'es2022', // zones do not see through async functions
        sourcemap: 'inline',
        plugins: config.zone ? [specs(true)] : [specs(false), coverage],
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
bundleSpecs.$inject = ['config'];

/** Keeps the coverage, and ends the run with 'N passed, N failed, N skipped' alone on a line. */
function closingLine(config) {
  return {
    onBrowserComplete(_browser, result) {
      if (config.zone) return;
      mkdirSync(`${root}coverage`, { recursive: true });
      writeFileSync(`${root}coverage/browser.json`, JSON.stringify(result?.coverage ?? {}));
    },
    onRunComplete(_browsers, { success, failed, skipped, error }) {
      const failures = failed === 0 && error ? 1 : failed;
      const skips = skipped > 0 ? `, ${skipped} skipped` : '';
      process.once('exit', () => console.log(`\n${success} passed, ${failures} failed${skips}`));
    },
  };
}

closingLine.$inject = ['config'];

export default async (config) => {
  process.env.CHROME_BIN = chromium();
  writeExamples();
  const server = await startFaultServer();
  process.once('exit', () => void server.close());

  config.set({
    basePath: root,
    frameworks: ['jasmine'],
    plugins: [
      'karma-jasmine',
      'karma-chrome-launcher',
      { 'preprocessor:specs': ['factory', bundleSpecs], 'reporter:closing-line': ['factory', closingLine] },
    ],
    files: [{ pattern: 'spec/support/browser.js', type: 'module' }],
    preprocessors: { 'spec/support/browser.js': ['specs'] },
    reporters: ['dots', 'closing-line'],
    client: {
      faultServer: server.url,
      jasmine: { random: true, failSpecWithNoExpectations: true, forbidDuplicateNames: true },
    },
    failOnSkippedTests: true, // a focused spec skips the others
    browsers: ['Chromium'],
    customLaunchers: { Chromium: { base: 'ChromeHeadless', flags } },
    singleRun: true,
    autoWatch: false,
    hostname: '127.0.0.1',
    browserNoActivityTimeout: 60_000,
    pingTimeout: 60_000, // a spec of many generated inputs keeps the page busy
    browserDisconnectTimeout: 60_000,
  });
};
