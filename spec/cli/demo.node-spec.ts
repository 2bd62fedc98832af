import { NEVER } from 'rxjs';
import { demo } from '../../cli/demo.js';
import { LineReporter } from '../../cli/display/lineReporter.js';
import { lookFor } from '../../cli/display/look.js';
import { runPolling } from '../../cli/poll/runPolling.js';

describe('demo', () => {
  const record = (): { reporter: LineReporter; told: () => string } => {
    let text = '';
    const reporter = new LineReporter(lookFor({}, { color: false, isUnicode: true }), (more) => (text += more));
    return { reporter, told: () => text };
  };

  it('takes a job to its end, over a 503 and a lost connection', async () => {
    const { reporter, told } = record();
    const { response } = await demo(
      reporter,
      (polling) => {
        const retry = { initialDelay: 1 };
        return runPolling({ ...polling, sentence: { ...polling.sentence, retry } }, [reporter], NEVER);
      },
      { interval: '1ms', timeout: '4s' },
    );

    expect(response.body).toEqual(jasmine.objectContaining({ id: '1', status: 'completed' }));

    const outcomes = [...told().matchAll(/^ +(\d+) {2}(\w+) +(\S+)/gm)].map(([, ...cells]) => cells.join(' '));
    expect(outcomes).toEqual([
      ...['1 wait 202', '2 wait 202', '3 retry 503', '3 wait 202', '4 retry -', '4 wait 202', '5 match 200'],
    ]);
  });

  it('stops its server when the poll goes wrong', async () => {
    const { reporter, told } = record();
    const failure = demo(reporter, () => Promise.reject(new Error('wrong')));

    await expectAsync(failure).toBeRejectedWithError('wrong');

    const [url = ''] = /http:\/\/[\d.]+:\d+/.exec(told()) ?? [];
    await expectAsync(fetch(url)).toBeRejected();
  });
});
