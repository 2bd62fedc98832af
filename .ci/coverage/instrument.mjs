import { fileURLToPath } from 'node:url';
import { createInstrumenter } from 'istanbul-lib-instrument';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The folders of the sources whose coverage is counted. */
export const counted = ['lib', 'operators', 'condition', 'node', 'angular', 'timeline'];

const countedPath = new RegExp(`^(${counted.join('|')})[/\\\\].*\\.ts$`);

/** Whether a file is one of those whose coverage is counted. @param {string} path */
export function isCounted(path) {
  return path.startsWith(root) && countedPath.test(path.slice(root.length));
}

/**
 * Makes a source count its statements, branches and calls. Node and the browser run what this gives, so that their counts
 * can be added up.
 *
 * @param {string} source
 * @param {string} path
 */
export function instrument(source, path) {
  const instrumenter = createInstrumenter({ esModules: true, produceSourceMap: true, parserPlugins: ['typescript'] });
  const code = instrumenter.instrumentSync(source, path);
  const map = Buffer.from(JSON.stringify(instrumenter.lastSourceMap())).toString('base64');
  return {
    code: `${code}\n//# sourceMappingURL=data:application/json;base64,${map}`,
    coverage: instrumenter.lastFileCoverage(),
  };
}
