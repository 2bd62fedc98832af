import { isData, toldByData, toldByOthers } from '../../../lib/mask/toldBy.js';

class Job {
  readonly id: number = 1;
  readonly _own = 2;
  get state(): string {
    return this.id === 1 ? 'running' : 'done';
  }
  get _deprecated(): never {
    throw new Error('nobody should read this');
  }
}
class Task extends Job {
  get rest(): number {
    return this.id - 1;
  }
}

describe('toldByData', () => {
  it('gives all that data holds', () => {
    const symbol = Symbol('s');
    const value = Object.defineProperty({ a: 1, [symbol]: 2 }, 'hidden', { value: 3 });

    expect(toldByData(value)).toEqual({
      parts: [
        ['a', 1],
        ['hidden', 3],
        [symbol, 2],
      ],
      words: [],
    });
  });
});

describe('toldByOthers', () => {
  const namesOf = (value: object): PropertyKey[] => toldByOthers(value).parts.map(([name]) => name);

  it('gives what others hold, and what their class tells by getters', () => {
    expect(toldByOthers(new Task()).parts).toEqual([
      ['id', 1],
      ['_own', 2],
      ['rest', 0],
      ['state', 'running'],
    ]);
  });

  it('gives what an error tells, on every platform', () => {
    const names = namesOf(new TypeError('message', { cause: 1 }));

    for (const name of ['message', 'stack', 'cause']) expect(names).toContain(name);
    expect(namesOf(new DOMException('a'))).toContain('message');
  });

  it('gives what an address and a request tell', () => {
    expect(namesOf(new URL('https://h/a'))).toContain('href');
    expect(namesOf(new Request('https://h/a'))).toContain('url');
  });

  it('leaves out what leads to all that a function makes', () => {
    expect(namesOf(Job)).not.toContain('prototype');
    expect(namesOf(Job.prototype)).not.toContain('constructor');
  });

  it('gives what others say of themselves, if they have words of their own', () => {
    const date = new Date(5);

    expect(toldByOthers(new URL('https://h/a')).words).toEqual([
      ['toString', 'https://h/a'],
      ['toJSON', 'https://h/a'],
    ]);
    expect(toldByOthers(date).words).toEqual([
      ['toString', String(date)],
      ['toJSON', '1970-01-01T00:00:00.005Z'],
    ]);
    expect([new Job(), new Error('a'), new Map()].flatMap((value) => toldByOthers(value).words)).toEqual([]);
  });

  it('takes getters and words that throw for ones that tell nothing', () => {
    const fail = (): never => {
      throw new Error('no');
    };
    const value = Object.defineProperty({ toJSON: fail }, 'a', { get: fail });

    expect(toldByOthers(value)).toEqual({
      parts: [
        ['toJSON', fail],
        ['a', undefined],
      ],
      words: [['toJSON', undefined]],
    });
  });

  it('lets a promise that is rejected pass', async () => {
    class Stream {
      get closed(): Promise<never> {
        return Promise.reject(new Error('nobody waits'));
      }
    }
    const { parts } = toldByOthers(new Stream());
    await new Promise((resolve) => setTimeout(resolve)); // when the platform would complain

    expect(parts).toEqual([['closed', jasmine.any(Promise)]]);
  });
});

describe('isData', () => {
  it('tells data from what has a class, or words of its own', () => {
    expect([{}, [], [[1]], Object.create(null) as object, { toJSON: 1 }].map(isData)).toEqual(Array(5).fill(true));
    expect([new Date(), new Error(), new Map(), () => 1, { toJSON: () => 1 }].map(isData)).toEqual(
      Array(5).fill(false),
    );
  });

  it('takes no list for data that holds more than its items', () => {
    expect([Object.assign([1], { more: 2 }), /a/.exec('a') ?? []].map(isData)).toEqual([false, false]);
  });
});
