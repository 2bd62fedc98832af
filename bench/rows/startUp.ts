import { execFile } from 'node:child_process';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import type { Contest, Row, Variant } from '../harness/row.js';

/** What is loaded when it is used, and not before. */
const lazy = {
  'modules of transports': /\/node_modules\/(undici|cross-fetch|node-fetch)\//,
  'modules of zod': /\/node_modules\/zod\//,
  'modules of the parser': /\/node_modules\/acorn\//,
  'modules of others but RxJS':
    /\/node_modules\/(?!(undici|cross-fetch|node-fetch|zod|acorn|rxjs|rxjs-for-await|tslib)\/)/,
} as const;

export const startUp: Row = {
  id: 'P14',
  title: 'Start-up: what an import loads in Node, and how long it takes',
  unit: '',
  isIsolated: false,
  isExact: true,
  repeats: ({ rounds }) => ({ processes: 1, rounds }),
  contests: () => {
    const [ours, node, rxjs] = ['rxpoll', 'rxpoll/node', 'rxjs'].map(importing) as [Variant, Variant, Variant];
    return [
      ...Object.keys(lazy).map((what): Contest => ({ what, ours, atMost: 0, rivals: [] })),
      ...Object.keys(lazy).map((what): Contest => ({ what, ours: node, atMost: 0, rivals: [] })),
      { what: 'modules', ours, rivals: [rxjs] },
      { what: 'time', unit: 'ms', ours, rivals: [rxjs] },
    ];
  },
};

/** Imports a module in a new process, which tells the scripts that V8 has parsed, and the time that it took. */
function importing(name: string): Variant {
  return {
    name: `import '${name}'`,
    measure: async () => {
      const [urls] = await inNode<[string[]]>(`
        import { Session } from 'node:inspector';
        const urls = [];
        const session = new Session();
        session.connect();
        session.on('Debugger.scriptParsed', ({ params }) => urls.push(params.url));
        session.post('Debugger.enable');
        urls.length = 0;
        await import('${name}');
        console.log(JSON.stringify([urls]));`);
      const [time] = await inNode<[number]>(`
        const startedAt = performance.now();
        await import('${name}');
        console.log(JSON.stringify([performance.now() - startedAt]));`);
      const files = urls.filter((url) => /^(file:|\/)/.test(url));
      if (files.length === 0) throw new Error(`import '${name}' has loaded nothing`);
      const counts = Object.entries(lazy).map(([what, pattern]): [string, number] => {
        return [what, files.filter((file) => pattern.test(file)).length];
      });
      return { ...Object.fromEntries(counts), modules: files.length, time };
    },
  };
}

async function inNode<T>(code: string): Promise<T> {
  const { stdout } = await promisify(execFile)(execPath, ['--input-type=module', '--eval', code]);
  return JSON.parse(stdout) as T;
}
