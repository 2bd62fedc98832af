import { createRequire } from 'node:module';
import { arch, cpus, platform } from 'node:os';

/** Where was measured, and what. */
export interface Environment {
  readonly machine: string;
  /** By name. */
  readonly versions: Readonly<Record<string, string>>;
}

const measured = [
  'rxjs',
  'backoff-rxjs',
  '@azure/core-lro',
  '@smithy/util-waiter',
  'p-wait-for',
  'cockatiel',
  '@trigger.dev/core',
  'undici',
  'cross-fetch',
];

export function environment(): Environment {
  const processors = cpus();
  const { version, dependencies, devDependencies } = createRequire(import.meta.url)('rxpoll/package.json') as {
    readonly version: string;
    readonly dependencies: Readonly<Record<string, string>>; // exact ones, these and the next
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const peers = measured.map((name): [string, string] => [
    name,
    { ...dependencies, ...devDependencies }[name] ?? 'unknown',
  ]);
  return {
    machine: `${String(processors.length)} × ${processors[0]?.model.trim() ?? 'unknown'}, ${platform()} ${arch()}`,
    versions: { node: process.versions.node, rxpoll: version, ...Object.fromEntries(peers) },
  };
}
