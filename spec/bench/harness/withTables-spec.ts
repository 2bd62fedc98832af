import { withTables } from '../../../bench/harness/withTables.js';

describe('withTables', () => {
  const run = {
    environment: { machine: '2 × A', versions: { node: '20.1.0' } },
    rows: [{ id: 'P1', title: 'CPU', comparisons: [] }],
  };

  it('replaces the last part of a page', () => {
    const page = withTables('# Page\n\nText.\n\n## The last run\n\nOld.\n', run);

    expect(page).toMatch(/^# Page\n\nText\.\n\n## The last run\n\n2 × A; node 20\.1\.0\.\n\n### P1\. CPU\n\n\| rxpoll/);
    expect(page).not.toContain('Old');
    expect(withTables(page, run)).toBe(page);
  });

  it('throws where there is none', () => {
    expect(() => withTables('# Page\n', run)).toThrowError("the page has no part '## The last run'");
  });
});
