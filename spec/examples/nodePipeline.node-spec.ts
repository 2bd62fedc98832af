import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const program = new URL('../../examples/node-pipeline/main.ts', import.meta.url).pathname;

describe('examples/node-pipeline', () => {
  it('waits for all jobs of a CSV file while the server restarts, and writes a line for each', async () => {
    const conditions = ['--conditions=rxpoll-source', '--import', 'tsx'];
    const { stdout } = await promisify(execFile)(process.execPath, [...conditions, decodeURIComponent(program)]);
    const [, completed, failed, output = ''] =
      /^(\d+) completed, (\d+) failed; a line for each in (.+)$/m.exec(stdout) ?? [];
    const lines = (await readFile(output, 'utf8')).trimEnd().split('\n');
    const results = lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
    await rm(dirname(output), { recursive: true });

    expect([completed, failed]).toEqual(['2000', '0']);
    expect(new Set(results.map(({ id }) => id)).size).toBe(2_000);
    expect(
      results.filter(({ id, status, report }) => status !== 'fulfilled' || report !== `/reports/${String(id)}`),
    ).toEqual([]);
    expect(results.filter(({ customer }) => !/^customer \d+$/.test(String(customer)))).toEqual([]);
  }, 60_000);
});
