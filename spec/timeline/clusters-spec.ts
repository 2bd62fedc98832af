import { clustersOf } from '../../timeline/clusters.js';
import { anAttempt, aTrace, began, evenTrace } from './aTrace.js';

const scale = { from: began, until: began + 100_000, left: 0, right: 100 }; // a pixel is a second

describe('clustersOf', () => {
  it('leaves attempts apart that stand apart', () => {
    const { points } = evenTrace(5, 20_000);

    expect(clustersOf(points, scale).map(({ first, last, count }) => [first.number, last.number, count])).toEqual([
      [1, 1, 1],
      [2, 2, 1],
      [3, 3, 1],
      [4, 4, 1],
      [5, 5, 1],
    ]);
  });

  it('groups those that stand close, and bounds how many groups there are', () => {
    const { points } = evenTrace(1_000, 100);
    const clusters = clustersOf(points, scale);

    expect(clusters.length).toBe(17);
    expect(clusters.reduce((sum, { count }) => sum + count, 0)).toBe(1_000);
    expect(clusters.every(({ left, right }) => right - left < 6)).toBeTrue();
    expect(clusters.map(({ next }) => next?.number)).toEqual([
      ...clusters.slice(1).map(({ first }) => first.number),
      undefined,
    ]);
  });

  it('counts the trouble', () => {
    const refused = { response: { status: 503, body: null } };
    const { points } = aTrace(
      anAttempt(1, 0),
      anAttempt(2, 500, refused),
      anAttempt(3, 1_000, { error: new Error('lost') }),
      anAttempt(4, 1_500, refused),
    );

    expect(clustersOf(points, scale)).toEqual([jasmine.objectContaining({ count: 4, refused: 2, lost: 1 })]);
  });

  it('lets the match stand alone', () => {
    const trace = evenTrace(3, 100);
    trace.complete(began + 300);

    expect(clustersOf(trace.points, scale).map(({ count }) => count)).toEqual([2, 1]);
  });

  it('leaves out what is beyond the scale', () => {
    const { points } = evenTrace(10, 20_000);
    const within = { ...scale, from: began + 30_000, until: began + 130_000 };
    const clusters = clustersOf(points, within);

    expect(clusters.map(({ first }) => first.number)).toEqual([3, 4, 5, 6, 7]);
    expect(clusters.at(-1)?.next?.number).toBe(8);
  });

  it('goes on after a clock that was set back', () => {
    const { points } = aTrace(
      anAttempt(1, 50_000),
      anAttempt(2, 3_600_000),
      anAttempt(3, 20_000),
      anAttempt(4, 40_000),
    );

    expect(clustersOf(points, scale).map(({ first }) => first.number)).toEqual([1, 3, 4]);
  });
});
