import type { HttpResponse } from '../httpResponse.js';
import type { Bytes } from './platform.js';

/** What a poll keeps of an answer, to know it again. */
export interface Kept {
  /** The answer, as the poll was given it. */
  readonly answer: HttpResponse | undefined;
  /** Its status; that of a 304 is the one that it stands for. */
  readonly status: number;
  /** What its body was parsed from, where that is known. */
  readonly bytes: Bytes | undefined;
  /** Method and address of its request. */
  readonly target: string;
  /** Its validators, where they may be used. */
  readonly etag: string | null | undefined;
  readonly lastModified: string | null | undefined;
}

/** How many requests of one poll are remembered: a `defer` makes a new one for each attempt. */
const maxMemories = 8;

/** What a poll keeps of the answers to one of its requests, from one attempt to the next. */
export class Memory {
  private attempt = 0;
  private before: Kept | undefined;
  private latest: Kept | undefined;

  /** The answer of the attempt before: of the tries within one attempt the poll sees the last alone. */
  lastBefore(attempt: number): Kept | undefined {
    if (attempt !== this.attempt) {
      this.attempt = attempt;
      this.before = this.latest;
    }
    return this.before;
  }

  keep(kept: Kept): void {
    this.latest = kept;
  }
}

/** The memory under a key; where there are too many, the one that was used longest ago goes. */
export function memoryOf(memories: Map<object, unknown>, key: object): Memory {
  const found = memories.get(key);
  const memory = found instanceof Memory ? found : new Memory();
  memories.delete(key);
  memories.set(key, memory);
  const [oldest] = memories.keys();
  if (oldest && memories.size > maxMemories) memories.delete(oldest);
  return memory;
}
