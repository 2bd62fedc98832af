import { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';
import { clustersOf } from '../../timeline/clusters.js';
import { countdown, liveMarks, pastMarks } from '../../timeline/marks.js';
import type { Mark } from '../../timeline/marks.js';
import { Trace } from '../../timeline/trace.js';
import { anAttempt, aTrace, began, evenTrace } from './aTrace.js';

const scale = { from: began, until: began + 10_000, left: 0, right: 1_000 }; // 100 pixels are a second

/** The marks of what is over, but for the axis, in short. */
function past(trace: Trace, within = scale): readonly string[] {
  return pastMarks(trace, clustersOf(trace.points, within), within).filter(isOnLane).map(inShort);
}

/** The marks of what moves, in short. */
function live(trace: Trace, now: number): readonly string[] {
  return liveMarks(trace, scale, began + now).map(inShort);
}

function isOnLane(mark: Mark): boolean {
  return mark.kind !== 'tick' && !(mark.kind === 'text' && mark.place === 'axis');
}

/** What a mark is, and where. */
function inShort(mark: Mark): string {
  const name =
    mark.kind === 'glyph'
      ? mark.glyph
      : mark.kind === 'text'
        ? `"${mark.text}"`
        : mark.kind === 'column'
          ? `column of ${String(mark.count)}${mark.trouble ? `, ${mark.trouble}` : ''}`
          : mark.kind;
  return [name, Math.round(mark.x), ...('to' in mark ? [Math.round(mark.to)] : [])].join(' ');
}

const body = null;
const refused = { response: { status: 503, body } };

describe('pastMarks', () => {
  it('draws attempts where they end, and the waits between', () => {
    expect(past(evenTrace(3, 2_000))).toEqual(
      ['bar 0 10', 'line 10 200', 'bar 200 210', 'line 210 400'].concat([
        'bar 400 410',
        'pending 10',
        'pending 210',
        'pending 410',
      ]),
    );
  });

  it('draws no bar for a moment', () => {
    expect(past(aTrace(anAttempt(1, 0, { duration: 20 })))).toEqual(['pending 2']);
  });

  it('has a glyph of its own for each outcome', () => {
    const trace = aTrace(
      anAttempt(1, 0, { duration: 20 }),
      anAttempt(2, 1_000, { duration: 20, ...refused }),
      anAttempt(3, 2_000, { duration: 20, error: new Error('lost') }),
      anAttempt(4, 3_000, { duration: 20 }),
    );
    trace.complete(began + 3_020);

    expect(past(trace).filter((mark) => !mark.startsWith('line'))).toEqual([
      'pending 2',
      'refused 102',
      'lost 202',
      'match 302',
    ]);
  });

  it('draws an answer that says nothing new in its own shape, and in the color of one that is pending', () => {
    const trace = aTrace(anAttempt(1, 0, { duration: 2_000, unchanged: true }));
    const marks = pastMarks(trace, clustersOf(trace.points, scale), scale);

    expect(marks.slice(-2)).toEqual([
      { kind: 'bar', x: 0, to: 200, tone: 'pending' },
      { kind: 'glyph', x: 200, glyph: 'unchanged', tone: 'pending' },
    ]);
  });

  it('draws the retries of an attempt on its bar', () => {
    const trace = aTrace();
    trace.retry({ attempt: 1, elapsed: 0, response: { status: 503 } }, 1_000, began + 500);
    trace.add(anAttempt(1, 0, { duration: 2_000 }));

    expect(past(trace)).toEqual(['bar 0 200', 'retry 50', 'pending 200']);
  });

  it('tells the waits that a server asked for from those of the schedule', () => {
    const reasons = [
      'schedule',
      'retry-after',
      'rate-limit',
      'poll-interval',
      'slow-down',
      'cache',
      'deadline',
    ] as const;
    const waits = reasons.map((delayReason) => {
      const trace = aTrace(anAttempt(1, 0, { duration: 20, delayReason }), anAttempt(2, 2_000, { duration: 20 }));
      return past(trace).slice(0, -2).join(', ');
    });

    expect(waits).toEqual([
      'line 2 200',
      'dashed 2 200, "Retry-After" 101',
      'dashed 2 200, "rate limit" 101',
      'dashed 2 200, "poll interval" 101',
      'dashed 2 200, "slowed down" 101',
      'dashed 2 200, "cached" 101',
      'dotted 2 200',
    ]);
  });

  it('writes no words where there is no room', () => {
    const trace = aTrace(
      anAttempt(1, 0, { duration: 20, delayReason: 'retry-after' }),
      anAttempt(2, 500, { duration: 20 }),
    );

    expect(past(trace)).toEqual(['dashed 2 50', 'pending 2', 'pending 52']);
  });

  it('draws a pause that is over as a band', () => {
    const trace = aTrace();
    trace.pause(true, began + 1_000);
    trace.pause(false, began + 3_000);
    trace.pause(true, began + 4_000);

    expect(past(trace)).toEqual(['band 100 300', '"paused" 200']);
  });

  it('draws attempts that stand too close as one column', () => {
    const trace = aTrace(
      anAttempt(1, 0, { duration: 10 }),
      anAttempt(2, 20, { duration: 10, ...refused }),
      anAttempt(3, 40, { duration: 10, error: new Error('lost') }),
    );

    expect(past(trace)).toEqual(['line 1 5', 'column of 3, lost 3']);
  });

  it('says how many are forgotten', () => {
    const trace = new Trace(began, 1);
    trace.add(anAttempt(1, 0, { duration: 10 }));
    trace.add(anAttempt(2, 100, { duration: 10 }));

    expect(past(trace, { ...scale, from: trace.since })).toEqual(['pending 1', '"1 earlier" 0']);
    expect(past(trace, { ...scale, from: trace.since + 1 })).toEqual(['pending 1']);
  });

  it('shows how a poll ended', () => {
    const endings: readonly ((trace: Trace) => void)[] = [
      (trace) => trace.stop(began + 500),
      (trace) => trace.fail(new PollTimeoutError(500, undefined), began + 500),
      (trace) => trace.complete(began + 500),
    ];
    const ended = endings.map((end) => {
      const trace = new Trace(began, 10);
      end(trace);
      return past(trace);
    });

    expect(ended).toEqual([
      ['rule 50', 'stopped 50'],
      ['rule 50', 'failed 50'],
      ['rule 50', 'exhausted 50'],
    ]);
  });

  it('draws no more than the room holds', () => {
    const year = { ...scale, until: began + 1e7 };
    const trace = evenTrace(10_000, 1_000);

    expect(pastMarks(trace, clustersOf(trace.points, year), year).length).toBeLessThan(650);
  });
});

describe('liveMarks', () => {
  it('counts down to the next attempt', () => {
    expect(live(aTrace(anAttempt(1, 0)), 400)).toEqual(['line 10 110', 'rule 40', 'next 110', '"1s" 110']);
  });

  it('shows what is under way since it was due', () => {
    expect(live(aTrace(), 300)).toEqual(['open 0 30', 'rule 30']);
    expect(live(aTrace(anAttempt(1, 0)), 1_500)).toEqual(['line 10 110', 'open 110 150', 'rule 150']);
  });

  it('shows the retries of what is under way', () => {
    const trace = aTrace();
    trace.retry({ attempt: 1, elapsed: 0, response: { status: 503 } }, 1_000, began + 500);

    expect(live(trace, 700)).toEqual(['open 0 70', 'retry 50', 'rule 70']);
  });

  it('shows a pause that lasts', () => {
    const trace = aTrace(anAttempt(1, 0));
    trace.pause(true, began + 500);

    expect(live(trace, 3_000)).toEqual(['band 50 300', '"paused" 175', 'line 10 300', 'rule 300']);
  });

  it('has nothing to show when the poll is over', () => {
    const trace = aTrace(anAttempt(1, 0));
    trace.complete(began + 100);

    expect(live(trace, 3_000)).toEqual([]);
  });
});

describe('countdown', () => {
  it('counts whole seconds, up', () => {
    expect([1, 1_000, 1_001, 61_000].map(countdown)).toEqual(['1s', '1s', '2s', '1m 1s']);
  });
});
