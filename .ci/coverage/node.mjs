// `node --import ./.ci/coverage/node.mjs --import tsx …` counts what the process runs. In this order: of two loaders the
// one that comes later is asked first, and tsx compiles what this one has read.
import { mkdirSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { root } from './instrument.mjs';

register('./loader.mjs', import.meta.url);

process.on('exit', () => {
  mkdirSync(`${root}coverage`, { recursive: true });
  writeFileSync(`${root}coverage/node.json`, JSON.stringify(Reflect.get(globalThis, '__coverage__') ?? {}));
});
