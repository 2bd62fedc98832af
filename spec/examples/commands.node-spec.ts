import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { commandOf } from '../cli/program.js';
import { exampleApi } from './exampleApi.js';

const api = 'https://api.example.com';
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** Says the field that it is asked for of each line of JSON, or of all of it, as the program of that name does. */
const jq = `
  const [, path] = /^\\.(\\w+)$/.exec(process.argv[2]);
  let text = '';
  process.stdin.on('data', (part) => (text += part)).on('end', () => {
    const documents = text.startsWith('{\\n') ? [text] : text.trim().split('\\n');
    for (const json of documents) console.log(JSON.stringify(JSON.parse(json)[path]));
  });
`;

/** The fences of a language, as their lines. */
function fencesOf(language: string): readonly string[][] {
  return [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter(([, name]) => name === language)
    .map(([, , text = '']) => text.trim().split('\n'));
}

/** The commands of README.md, each with what it prints. */
const commands = fencesOf('sh').flatMap((lines) =>
  lines.flatMap((line, index) => {
    if (!line.startsWith('rxpoll ')) return [];
    const rest = lines.slice(index + 1);
    const end = rest.findIndex((text) => !text.startsWith('# '));
    return [{ command: line, printed: rest.slice(0, end < 0 ? rest.length : end).map((text) => text.slice(2)) }];
  }),
);

describe('command in README.md', () => {
  let folder: string;

  const server = createServer((request, response) => {
    const answer = answerOf(new URL(request.url ?? '/', api).href);
    void answer.then(async ({ status, headers, body }) => {
      response.writeHead(status, [...headers].flat());
      for await (const chunk of body ?? []) response.write(chunk);
      response.end();
    });
  });
  let answerOf: typeof fetch;

  beforeAll(async () => {
    const [node, program = ''] = await commandOf([]);
    folder = mkdtempSync(join(tmpdir(), 'rxpoll-'));
    const script = (name: string, line: string): void => {
      writeFileSync(join(folder, name), `#!/bin/sh\n${line}\n`, { mode: 0o755 });
    };
    writeFileSync(join(folder, 'jq.cjs'), jq);
    script('jq', `exec '${node}' '${join(folder, 'jq.cjs')}' "$@"`);
    script('rxpoll', `exec '${node}' '${program}' "$@"`);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    for (const lines of fencesOf('yaml')) {
      const [, name = ''] = /^# (\S+)$/.exec(lines[0] ?? '') ?? [];
      writeFileSync(join(folder, name), local(lines.join('\n')));
    }
  });
  beforeEach(() => {
    answerOf = exampleApi(fetch);
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    rmSync(folder, { recursive: true });
  });

  const local = (text: string): string =>
    text.replaceAll(api, `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);

  it('is there', () => {
    expect(commands.length).toBeGreaterThan(2);
  });

  for (const { command, printed } of commands) {
    it(`does what it says: ${command}`, async () => {
      const env = {
        ...process.env,
        NODE_V8_COVERAGE: undefined,
        PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
      };
      const { stdout } = await promisify(execFile)('sh', ['-ec', local(command)], { cwd: folder, env });

      expect(stdout).not.toBe('');
      if (printed.length > 0) expect(stdout).toBe(printed.map((line) => `${line}\n`).join(''));
    });
  }
});
