import { demo } from '../../cli/demo.js';
import { parseCondition } from '../../cli/parseCondition.js';
import { Reporter } from '../../cli/reporter.js';
import type { Settings } from '../../cli/settings.js';

describe('demo', () => {
  const hurried: Settings = {
    until: parseCondition('body.status=completed'),
    schedule: { strategy: 'fixed', initialDelay: 1 },
    retry: { initialDelay: 1 },
    timeout: '4s',
  };

  it('takes a job to its end, over a 503 and a lost connection', async () => {
    let told = '';
    const reporter = new Reporter({ write: (text) => (told += text) });

    expect(await demo(reporter, hurried)).toEqual(jasmine.objectContaining({ id: '1', status: 'completed' }));

    const outcomes = [...told.matchAll(/^ +(\d+) {2}(\w+) +(\S+)/gm)].map(([, ...cells]) => cells.join(' '));
    expect(outcomes).toEqual([
      '1 wait 202',
      '2 wait 202',
      '3 retry 503',
      '3 wait 202',
      '4 retry -',
      '4 wait 202',
      '5 match 200',
    ]);
  });

  it('stops its server when the poll goes wrong', async () => {
    let told = '';
    const reporter = new Reporter({ write: (text) => (told += text) });

    await expectAsync(demo(reporter, { ...hurried, timeout: 50 })).toBeRejectedWithError(/no match in 50ms/);

    const [url = ''] = /http:\/\/[\d.]+:\d+/.exec(told) ?? [];
    await expectAsync(fetch(url)).toBeRejected();
  });
});
