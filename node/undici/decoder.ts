import type { Transform } from 'node:stream';
import * as zlib from 'node:zlib';

/** What becomes of the bytes that a {@link Decoder} reads. */
export interface DecoderSink {
  take(chunk: Uint8Array): void;
  end(): void;
  lose(error: unknown): void;
  /** It has room for more, after a `write` that said that it has none. */
  drain(): void;
}

/** Newer than some of the platforms and their types. */
const { createZstdDecompress } = zlib as { readonly createZstdDecompress?: () => Transform };

const decoders: Readonly<Record<string, (firstByte: number) => Transform>> = {
  gzip: () => zlib.createGunzip(),
  'x-gzip': () => zlib.createGunzip(),
  // Some servers leave the header out that the standard asks for.
  deflate: (firstByte) => ((firstByte & 0x0f) === 8 ? zlib.createInflate() : zlib.createInflateRaw()),
  br: () => zlib.createBrotliDecompress(),
  ...(createZstdDecompress && { zstd: () => createZstdDecompress() }),
};

/** What a request says that it takes: over plain http what every proxy on the way knows, as `fetch` does. */
export const acceptedCodings: Readonly<Record<string, string>> = {
  'http:': 'gzip, deflate',
  'https:': createZstdDecompress ? 'gzip, deflate, br, zstd' : 'gzip, deflate, br',
};

/** The codings that a body is in, the last one outermost; none if there is one that nobody knows. */
export function codingsOf(field: string | null): readonly string[] {
  if (field === null) return [];
  const codings = field
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim());
  return codings.every((coding) => Object.hasOwn(decoders, coding)) ? codings : [];
}

/** Decompresses a body piece by piece, so that what it grows to is known while it grows. */
export class Decoder {
  private readonly steps: readonly Transform[];

  constructor(codings: readonly string[], first: Uint8Array, sink: DecoderSink) {
    this.steps = [...codings].reverse().map((coding, index) => stepOf(coding, index === 0 ? first[0] : undefined));
    const last = this.steps.reduce((from, to) => from.pipe(to));
    last.on('data', (chunk: Uint8Array) => sink.take(chunk)).on('end', () => sink.end());
    for (const step of this.steps) step.on('error', (error) => sink.lose(error));
    this.steps[0]?.on('drain', () => sink.drain());
  }

  /** Whether there is room for more. */
  write(chunk: Uint8Array): boolean {
    return this.steps[0]?.write(chunk) ?? true;
  }

  end(): void {
    this.steps[0]?.end();
  }

  destroy(): void {
    for (const step of this.steps) step.destroy();
  }
}

function stepOf(coding: string, firstByte = 0x78): Transform {
  const decoder = decoders[coding];
  if (decoder === undefined) throw new TypeError(`unknown coding: ${coding}`);
  return decoder(firstByte);
}
