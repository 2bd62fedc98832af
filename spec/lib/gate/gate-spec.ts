import fc from 'fast-check';
import type { Lane, Pass } from '../../../lib/gate/gate.js';
import { Gate } from '../../../lib/gate/gate.js';

/** A request that goes when it may, and writes down who went. */
class Request implements Pass {
  lane: Lane | undefined;
  isInFlight = false;
  before: Pass | undefined;
  after: Pass | undefined;

  constructor(
    readonly name: string,
    private readonly gone: string[],
    private readonly onGo?: () => void,
  ) {}

  /** The first letter of the name. */
  get origin(): string {
    return this.name.charAt(0);
  }

  go(): void {
    this.gone.push(this.name);
    this.onGo?.();
  }
}

/** Requests that enter, one after the other. */
function enter(gate: Gate, names: string, gone: string[]): Readonly<Record<string, Request>> {
  const requests = names.split(' ').map((name) => new Request(name, gone));
  for (const request of requests) gate.enter(request);
  return Object.fromEntries(requests.map((request) => [request.name, request]));
}

/** The origins that it knows, which nobody is told. */
function originsOf(gate: Gate): readonly string[] {
  return [...(Reflect.get(gate, 'lanes') as Map<string, unknown>).keys()];
}

describe('Gate', () => {
  const order: readonly (readonly [string, number, number, string, string])[] = [
    // title, maxInFlight, perOrigin, who comes, who goes when each leaves at once after the one before
    ['lets one origin go in the order in which it comes', 1, Infinity, 'a1 a2 a3', 'a1 a2 a3'],
    ['lets origins take turns', 1, Infinity, 'a1 a2 a3 a4 b1 b2 c1', 'a1 a2 b1 c1 a3 b2 a4'],
    ['gives an origin its share, and lets others pass', 3, 1, 'a1 a2 a3 b1 b2', 'a1 b1 a2 b2 a3'],
    ['lets all go where there is room', 9, Infinity, 'a1 b1 a2', 'a1 b1 a2'],
  ];
  for (const [title, maxInFlight, perOrigin, coming, going] of order) {
    it(title, () => {
      const gone: string[] = [];
      const gate = new Gate(maxInFlight, perOrigin);
      const requests = enter(gate, coming, gone);
      for (const name of gone) gate.leave(requests[name]!); // it grows meanwhile

      expect(gone.join(' ')).toBe(going);
    });
  }

  it('tells when every place is taken', () => {
    const gate = new Gate(2, Infinity);
    const { a1 } = enter(gate, 'a1', []);
    const isFullWithOne = gate.isFull;
    enter(gate, 'a2', []);
    const isFullWithTwo = gate.isFull;
    gate.leave(a1!);

    expect([isFullWithOne, isFullWithTwo, gate.isFull]).toEqual([false, true, false]);
  });

  it('forgets who leaves while it waits', () => {
    const gone: string[] = [];
    const gate = new Gate(1, Infinity);
    const { a1, a2, b1 } = enter(gate, 'a1 a2 b1 a3', gone);
    gate.leave(a2!);
    gate.leave(b1!);
    gate.leave(a1!);

    expect(gone).toEqual(['a1', 'a3']);
  });

  it('lets one leave twice, and enter again as the last', () => {
    const gone: string[] = [];
    const gate = new Gate(1, Infinity);
    const { a1, a2, a3 } = enter(gate, 'a1 a2 a3', gone);
    gate.leave(a1!);
    gate.leave(a1!);
    gate.enter(a1!);
    gate.leave(a2!);
    gate.leave(a3!);

    expect(gone).toEqual(['a1', 'a2', 'a3', 'a1']);
  });

  it('forgets an origin of which none is left', () => {
    const gate = new Gate(1, Infinity);
    const { a1, b1, c1 } = enter(gate, 'a1 b1 c1', []);
    gate.leave(a1!);
    gate.leave(c1!);

    expect(originsOf(gate)).toEqual(['b']);
    gate.leave(b1!);

    expect(originsOf(gate)).toEqual([]);
  });

  it('lets nobody go when it is closed, and takes those who leave', () => {
    const gone: string[] = [];
    const gate = new Gate(1, Infinity);
    const { a1, a2 } = enter(gate, 'a1 a2 a3', gone);
    gate.close();
    gate.leave(a2!);
    gate.leave(a1!);
    enter(gate, 'b1', gone);

    expect(gone).toEqual(['a1']);
  });

  it('lets 100,000 go that leave at once, without a deep stack', () => {
    const gone: string[] = [];
    const gate = new Gate(1, Infinity);
    const { a0 } = enter(gate, 'a0', gone);
    for (let i = 0; i < 100_000; i++) {
      const request: Request = new Request('a', gone, () => gate.leave(request));
      gate.enter(request);
    }
    gate.leave(a0!);

    expect(gone.length).toBe(100_001);
  });

  it('lets those in whom one who goes brings along, after it', () => {
    const gone: string[] = [];
    const gate = new Gate(2, Infinity);
    const bringer = new Request('a1', gone, () => {
      enter(gate, 'b1 b2', gone);
      gone.push('a1 has gone');
    });
    gate.enter(bringer);

    expect(gone).toEqual(['a1', 'a1 has gone', 'b1']);
  });

  it('stands open after one who throws', () => {
    const gone: string[] = [];
    const gate = new Gate(2, Infinity);
    const thrower = new Request('a1', gone, () => {
      throw new Error('on my way');
    });

    expect(() => gate.enter(thrower)).toThrowError('on my way');
    enter(gate, 'a2 a3', gone);

    expect(gone).toEqual(['a1', 'a2']);
  });

  it('keeps its limits, the order within an origin and a place for who waits, whatever happens', () => {
    const event = fc.record({ enters: fc.boolean(), origin: fc.constantFrom('a', 'b', 'c'), who: fc.nat() });
    const limits = fc.record({
      maxInFlight: fc.integer({ min: 1, max: 4 }),
      perOrigin: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(limits, fc.array(event, { maxLength: 80 }), ({ maxInFlight, perOrigin }, events) => {
        const gone: string[] = [];
        const gate = new Gate(maxInFlight, perOrigin);
        const within = new Set<Request>();
        const broken: string[] = [];
        const inFlight = (origin?: string): number =>
          [...within].filter((one) => one.isInFlight && (origin ?? one.origin) === one.origin).length;

        events.forEach(({ enters, origin, who }, number) => {
          if (enters) {
            const request = new Request(`${origin}${String(number)}`, gone);
            within.add(request);
            gate.enter(request);
          } else {
            const request = [...within][who % Math.max(within.size, 1)];
            if (request === undefined) return;
            within.delete(request);
            gate.leave(request);
          }
          if (inFlight() > maxInFlight) broken.push('too many');
          for (const one of ['a', 'b', 'c']) {
            if (inFlight(one) > perOrigin) broken.push(`too many of ${one}`);
            const isWaiting = [...within].some((other) => other.origin === one && !other.isInFlight);
            if (isWaiting && inFlight() < maxInFlight && inFlight(one) < perOrigin) broken.push(`${one} is held up`);
            const numbers = gone.filter((name) => name.startsWith(one)).map((name) => Number(name.slice(1)));
            if (numbers.some((number, i) => number < (numbers[i - 1] ?? 0))) broken.push(`${one} is out of order`);
          }
        });

        expect(broken).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('starves no origin: each that waits goes within one round', () => {
    const origins = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), origins, (maxInFlight, coming) => {
        const gone: string[] = [];
        const gate = new Gate(maxInFlight, Infinity);
        const names = coming.map((origin, i) => `${origin}${String(i)}`);
        const requests = enter(gate, names.join(' '), gone);
        for (const name of gone) gate.leave(requests[name]!); // it grows meanwhile
        const waited = gone.slice(maxInFlight).map((name) => name.charAt(0));
        // Between two of one origin, no other goes twice.
        const rounds = waited.flatMap((origin, i) => {
          const next = waited.indexOf(origin, i + 1);
          return next < 0 ? [] : [waited.slice(i + 1, next)];
        });

        expect(gone.length).toBe(names.length);
        expect(rounds.filter((between) => new Set(between).size < between.length)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
