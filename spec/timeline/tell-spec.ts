import { inWords, tellAttempts, tellState } from '../../timeline/tell.js';
import { anAttempt, aTrace, began, evenTrace } from './aTrace.js';

describe('tellState', () => {
  it('says how a poll stands', () => {
    const trace = aTrace();
    const said = [tellState(undefined, began), tellState(trace, began + 50)];
    trace.add(anAttempt(1, 0));
    said.push(tellState(trace, began + 200), tellState(trace, began + 1_200));
    trace.retry({ attempt: 1, elapsed: 0, response: { status: 503 } }, 2_000, began + 1_300);
    said.push(tellState(trace, began + 1_500), tellState(trace, began + 3_400));
    trace.add(anAttempt(2, 1_100, { response: { status: 429, body: null } }));
    trace.pause(true, began + 1_300);
    said.push(tellState(trace, began + 5_000));
    trace.pause(false, began + 5_100);
    trace.add(anAttempt(3, 5_100, { unchanged: true }));
    said.push(tellState(trace, began + 5_300));
    trace.stop(began + 6_000);
    said.push(tellState(trace, began + 7_000));

    expect(said).toEqual([
      'no poll',
      'attempt 1 under way',
      'attempt 1, pending, next in 1s',
      'attempt 2 under way',
      'attempt 2 under way, retry 1 (503) in 2s',
      'attempt 2 under way, retry 1 (503)',
      'attempt 2, refused, paused',
      'attempt 3, unchanged, next in 1s',
      'stopped after 3 attempts, 6s',
    ]);
  });

  it('says how it ended', () => {
    const [match, failed, exhausted] = [aTrace(anAttempt(1, 0)), aTrace(anAttempt(1, 0)), aTrace()];
    match.complete(began + 100);
    failed.fail(new Error('broken'), began + 100);
    exhausted.complete(began);

    expect([match, failed, exhausted].map((trace) => tellState(trace, began + 900))).toEqual([
      'match after 1 attempt, 100ms',
      'failed after 1 attempt, 100ms',
      'no match after 0 attempts, 0ms',
    ]);
  });

  it('says that a poll is held before its first attempt', () => {
    const trace = aTrace();
    trace.pause(true, began);

    expect(tellState(trace, began + 100)).toBe('paused');
  });
});

describe('tellAttempts', () => {
  it('tells what is known of one', () => {
    const trace = aTrace();
    trace.retry({ attempt: 1, elapsed: 0, response: { status: 503 } }, 1_000, began);
    trace.add(anAttempt(1, 0, { nextDelay: 30_000, scheduledDelay: 2_000, delayReason: 'retry-after' }));
    const { title, facts, excerpt } = tellAttempts(trace.points);

    expect(title).toBe('Attempt 1 · pending');
    expect(facts.slice(1)).toEqual([
      ['Took', '100ms'],
      ['Status', '202'],
      ['Retries', '503'],
      ['Next', 'in 30s, Retry-After'],
      ['Schedule', '2s'],
    ]);
    expect(facts[0]).toEqual(['Time', jasmine.stringMatching(/\d\d.\d\d.\d\d/)]);
    expect(excerpt).toBe('{"status":"running"}');
  });

  it('tells of no next attempt after the last', () => {
    const trace = evenTrace(2, 1_000);
    trace.complete(began + 1_100);
    const [first, last] = trace.points.map((point) => tellAttempts([point]).facts.map(([name]) => name));

    expect(first).toEqual(['Time', 'Took', 'Status', 'Next']);
    expect(last).toEqual(['Time', 'Took', 'Status']);
  });

  it('counts those that are drawn as one', () => {
    const error = new Error('lost');
    const { points } = aTrace(
      anAttempt(1, 0),
      anAttempt(2, 100, { error }),
      anAttempt(3, 200),
      anAttempt(4, 300, { error }),
    );
    const { title, facts } = tellAttempts(points);

    expect(title).toBe('Attempts 1–4');
    expect(facts.slice(1)).toEqual([
      ['Pending', '2'],
      ['Lost', '2'],
    ]);
  });

  it('has nothing to tell of none', () => {
    expect(inWords(tellAttempts([]))).toBe('');
  });
});

describe('inWords', () => {
  it('says it in a line, but for the body, which would take minutes to read out', () => {
    expect(inWords({ title: 'Attempt 1 · lost', facts: [['Error', 'network']], excerpt: 'refused' })).toBe(
      'Attempt 1 · lost, Error network',
    );
  });
});
