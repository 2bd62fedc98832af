import type { Kept } from '../../../lib/transport/memory.js';
import { Memory, memoryOf } from '../../../lib/transport/memory.js';
import { answer } from '../../support/answers.js';

function kept(status: number): Kept {
  return { answer: answer(status), status, bytes: undefined, target: '', etag: null, lastModified: null };
}

describe('Memory', () => {
  it('gives what was kept in the attempt before', () => {
    const memory = new Memory();
    const [first, second] = [kept(200), kept(202)];
    expect(memory.lastBefore(1)).toBeUndefined();
    memory.keep(first);
    expect(memory.lastBefore(2)).toBe(first);
    memory.keep(second);

    expect(memory.lastBefore(3)).toBe(second);
  });

  it('gives each try of an attempt the same, and the next attempt the last of them', () => {
    const memory = new Memory();
    const [seen, busy, well] = [kept(200), kept(503), kept(202)];
    memory.lastBefore(1);
    memory.keep(seen);
    const known = [busy, busy, well].map((answered) => {
      const last = memory.lastBefore(2);
      memory.keep(answered);
      return last;
    });

    expect(known).toEqual([seen, seen, seen]);
    expect(memory.lastBefore(3)).toBe(well);
  });

  it('keeps what it has through attempts without an answer', () => {
    const memory = new Memory();
    const first = kept(200);
    memory.lastBefore(1);
    memory.keep(first);

    expect([2, 3, 4].map((attempt) => memory.lastBefore(attempt))).toEqual([first, first, first]);
  });
});

describe('memoryOf', () => {
  it('gives the same for the same key', () => {
    const memories = new Map<object, unknown>();
    const [key, other] = [{}, {}];

    expect(memoryOf(memories, key)).toBe(memoryOf(memories, key));
    expect(memoryOf(memories, key)).not.toBe(memoryOf(memories, other));
  });

  it('forgets what was used longest ago, so that requests that are made anew each time do not add up', () => {
    const memories = new Map<object, unknown>();
    const lasting = {};
    const memory = memoryOf(memories, lasting);
    const passing = Array.from({ length: 100 }, () => ({}));
    for (const key of passing) {
      memoryOf(memories, key);
      memoryOf(memories, lasting);
    }

    expect(memories.size).toBe(8);
    expect(memoryOf(memories, lasting)).toBe(memory);
    expect(memories.has(passing[0]!)).toBeFalse();
  });
});
