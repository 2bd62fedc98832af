import { isHeaders, maskHeaders } from './maskHeaders.js';
import { masked } from './masked.js';
import type { Masker } from './maskerOf.js';
import { isData, toldByData, toldByOthers } from './toldBy.js';
import type { Told } from './toldBy.js';

/** What lies deeper is masked as a whole, for to copy it could exhaust the stack. */
const maxDepth = 500;
/** So many objects of classes are looked into, for they may lead to all that there is; others are masked as a whole. */
const maxForeign = 100_000;
/** What machines read of responses and errors, besides numbers: it decides, and is no secret. */
const machineRead = /^(?:name|kind|code|scope|method|tally)$/;

/**
 * Masks secrets in all that a transport can answer or throw, in time that is proportional to it.
 *
 * What quotes none comes back as it is. What quotes one is not changed: a copy comes back, of the same class. Responses and
 * errors keep the names of their properties, their numbers and what machines read. Data in them is masked with its names,
 * what is neither data nor an error as a whole. Bytes stay as they are.
 */
export function maskValue<T>(root: T, mask: Masker): T {
  return new Masking(root, mask).copy(root, 0) as T;
}

/** One value, with all that is in reach of it. */
class Masking {
  private readonly names = new Map<PropertyKey, PropertyKey>();
  private readonly copies = new Map<object, unknown>();
  /** The objects in reach, each with the one that led to it first, and by others. */
  private readonly found = new Map<object, object>();
  private readonly otherParents = new Map<object, object[]>();
  private readonly told = new Map<object, Told>();
  private readonly quoting = new Set<object>();
  private taken = 0;

  constructor(
    private readonly root: unknown,
    private readonly mask: Masker,
  ) {
    if (isObject(root)) this.found.set(root, root);
    this.search();
  }

  copy(value: unknown, depth: number): unknown {
    if (!isObject(value)) return this.plain(value);
    if (!this.found.has(value)) return masked; // it was made only now, by a getter
    if (!this.quoting.has(value)) return value;
    if (this.copies.has(value)) return this.copies.get(value);
    const isTold = this.isTold(value);
    const isPlain = isData(value);
    if (depth > maxDepth || !(isTold || isPlain)) return masked;

    if (Array.isArray(value)) {
      const list: unknown[] = [];
      this.copies.set(value, list);
      for (const part of value) list.push(this.copy(part, depth + 1));
      return list;
    }
    const copy: object = value instanceof Error ? new Error() : {};
    this.copies.set(value, copy);
    const { parts, words } = this.toldBy(value, isPlain);
    for (const [name, part] of parts) {
      const field = isTold ? this.field(name, part) : undefined;
      Object.defineProperty(copy, isTold ? name : this.unusedName(copy, this.name(name)), {
        value: field ? field.shown : this.copy(part, depth + 1),
        enumerable: Object.getOwnPropertyDescriptor(value, name)?.enumerable ?? false,
        configurable: true,
        writable: true,
      });
    }
    for (const [name, word] of words) {
      const shown = this.copy(word, depth + 1);
      Object.defineProperty(copy, name, { value: () => shown, configurable: true, writable: true });
    }
    // Comes last, for a class may refuse what is not its own.
    return Object.setPrototypeOf(copy, Object.getPrototypeOf(value) as object | null) as object;
  }

  /** Finds those objects in reach from which a secret is in reach. */
  private search(): void {
    const { found, quoting } = this;
    let foreign = 0;
    for (const value of found.keys()) {
      const isPlain = isData(value);
      if (isBytes(value)) continue;
      else if (!isPlain && ++foreign > maxForeign) quoting.add(value);
      else if (isPlain && Array.isArray(value)) for (const item of value) this.look(item, value);
      else this.searchIn(value, isPlain);
    }
    for (const value of quoting) {
      quoting.add(found.get(value) ?? value);
      for (const parent of this.otherParents.get(value) ?? []) quoting.add(parent);
    }
  }

  private searchIn(value: object, isPlain: boolean): void {
    const isTold = this.isTold(value);
    const { parts, words } = this.toldBy(value, isPlain);
    for (const [name, part] of parts) {
      const field = isTold ? this.field(name, part) : undefined;
      if (field ? field.shown !== part : !isTold && this.name(name) !== name) this.quoting.add(value);
      if (!field) this.look(part, value);
    }
    for (const [, word] of words) this.look(word, value);
    if (isListed(value)) for (const item of [...value].flat()) this.look(item, value);
  }

  /** Takes note of an object, to search it later; of anything else, whether it quotes a secret. */
  private look(part: unknown, parent: object): void {
    if (!isObject(part)) {
      if (this.plain(part) !== part) this.quoting.add(parent);
    } else if (!this.found.has(part)) {
      this.found.set(part, parent);
    } else if (!this.otherParents.get(part)?.push(parent)) {
      this.otherParents.set(part, [parent]);
    }
  }

  /** What others than data tell is asked for once, for they may make it anew each time. */
  private toldBy(value: object, isPlain: boolean): Told {
    if (isPlain) return toldByData(value);
    const told = this.told.get(value) ?? toldByOthers(value);
    this.told.set(value, told);
    return told;
  }

  /** Whether an object is told as a response or an error. */
  private isTold(value: object): boolean {
    return (value === this.root && typeof value === 'object') || value instanceof Error;
  }

  /** What a response or an error shows of a property that is not masked as others are. */
  private field(name: PropertyKey, part: unknown): { readonly shown: unknown } | undefined {
    if (typeof part === 'number' ? name !== 'body' : machineRead.test(String(name))) return { shown: part };
    return name === 'headers' && isHeaders(part) ? { shown: maskHeaders(part, this.mask) } : undefined;
  }

  private name(name: PropertyKey): PropertyKey {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    const shown = this.plain(name) as PropertyKey;
    this.names.set(name, shown);
    return shown;
  }

  /** Two names may be the same when they are masked. */
  private unusedName(object: object, name: PropertyKey): PropertyKey {
    let unused = name;
    while (Object.hasOwn(object, unused)) unused = `${String(name)} (${String(++this.taken)})`;
    return unused;
  }

  /** Masks text, and a number that quotes a secret without more digits. */
  private plain(value: unknown): unknown {
    if (typeof value === 'string') return this.mask(value);
    if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'symbol') return value;
    const text = typeof value === 'symbol' ? (value.description ?? '') : String(value);
    const shown = this.mask(text);
    if (shown === text) return value;
    if (typeof value === 'symbol') return shown;
    return /\d\*|\*\d/.test(shown) ? value : masked;
  }
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** Bytes are not looked into: what prints them prints no text. */
function isBytes(value: object): boolean {
  return ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof Blob;
}

function isListed(value: object): value is Iterable<unknown> {
  return value instanceof Map || value instanceof Set || value instanceof FormData || value instanceof Headers;
}
