// Jasmine's functions, which Angular's testing looks for when it is loaded.
declare const jasmineRequire: {
  core(require: typeof jasmineRequire): typeof jasmine;
  interface(core: typeof jasmine, env: jasmine.Env): object;
};

/** What the page tells of its specs. */
interface Report {
  readonly passed: string[];
  readonly failed: string[];
}

const core = jasmineRequire.core(jasmineRequire);
const env = core.getEnv();
Object.assign(globalThis, jasmineRequire.interface(core, env));
env.configure({ random: true, failSpecWithNoExpectations: true, forbidDuplicateNames: true });

const report: Report = { passed: [], failed: [] };
env.addReporter({
  specDone({ fullName, status, failedExpectations }) {
    if (status === 'passed') report.passed.push(fullName);
    else report.failed.push([fullName, status, ...failedExpectations.map(({ message }) => message)].join('\n'));
  },
  jasmineDone({ failedExpectations }) {
    report.failed.push(...failedExpectations.map(({ message }) => message));
    Object.assign(globalThis, { report });
  },
});

export {};
