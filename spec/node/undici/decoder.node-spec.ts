import * as zlib from 'node:zlib';
import { acceptedCodings, codingsOf, Decoder } from '../../../node/undici/decoder.js';

const { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } = zlib;
/** Newer than some of the platforms. */
const { zstdCompressSync } = zlib as { readonly zstdCompressSync?: (text: string) => Buffer };
const text = JSON.stringify(Array.from({ length: 2_000 }, (_, number) => Math.sqrt(number)));

/** Decodes pieces, and gives the text, or the code of the error. */
function decoded(codings: readonly string[], pieces: readonly Uint8Array[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    const decoder = new Decoder(codings, pieces[0] ?? new Uint8Array(), {
      take: (chunk) => chunks.push(chunk),
      end: () => {
        resolve(Buffer.concat(chunks).toString());
      },
      lose: (error) => {
        resolve((error as NodeJS.ErrnoException).code);
      },
      drain: () => undefined,
    });
    for (const piece of pieces) decoder.write(piece);
    decoder.end();
  });
}

describe('Decoder', () => {
  const codings: [string[], Buffer][] = [
    [['gzip'], gzipSync(text)],
    [['x-gzip'], gzipSync(text)],
    [['deflate'], deflateSync(text)],
    [['deflate'], deflateRawSync(text)],
    [['br'], brotliCompressSync(text)],
    ...(zstdCompressSync ? [[['zstd'], zstdCompressSync(text)] as [string[], Buffer]] : []),
    [['gzip', 'br'], brotliCompressSync(gzipSync(text))],
    [['deflate', 'gzip'], gzipSync(deflateSync(text))],
  ];
  for (const [number, [names, bytes]] of codings.entries()) {
    it(`decompresses ${names.join(', ')} (${String(number)})`, async () => {
      const pieces = Array.from({ length: Math.ceil(bytes.length / 1_000) }, (_, piece) =>
        bytes.subarray(piece * 1_000, (piece + 1) * 1_000),
      );

      expect(await decoded(names, pieces)).toBe(text);
    });
  }

  it('tells what is not compressed, and what is cut short', async () => {
    const bytes = gzipSync(text);

    expect(await decoded(['gzip'], [Buffer.from(text)])).toBe('Z_DATA_ERROR');
    expect(await decoded(['gzip'], [bytes.subarray(0, bytes.length >> 1)])).toBe('Z_BUF_ERROR');
    expect(await decoded(['gzip', 'br'], [brotliCompressSync(text)])).toBe('Z_DATA_ERROR');
  });

  it('gives nothing more once it is destroyed', async () => {
    const bytes = gzipSync(text);
    let pieces = 0;
    await new Promise<void>((resolve) => {
      const decoder = new Decoder(['gzip'], bytes, {
        take: () => {
          pieces++;
          decoder.destroy();
          setImmediate(resolve);
        },
        end: () => pieces++,
        lose: () => pieces++,
        drain: () => pieces++,
      });
      decoder.write(bytes);
      decoder.end();
    });

    expect(pieces).toBe(1);
  });

  it('says when it has no room for more, and when it has again', async () => {
    const drained = await new Promise((resolve) => {
      const decoder = new Decoder(['gzip'], gzipSync(''), {
        take: () => undefined,
        end: () => undefined,
        lose: resolve,
        drain: () => {
          resolve('drained');
        },
      });
      const bytes = gzipSync(Buffer.alloc(1_000_000), { level: 0 });

      expect(decoder.write(bytes)).toBe(false);
    });

    expect(drained).toBe('drained');
  });
});

describe('codingsOf', () => {
  const fields: [string | null, string[]][] = [
    [null, []],
    ['', []],
    ['gzip', ['gzip']],
    ['GZip', ['gzip']],
    ['deflate, br', ['deflate', 'br']],
    ['identity', []],
    ['gzip, rot13', []],
    ['constructor', []],
  ];
  for (const [field, codings] of fields) {
    it(`reads ${JSON.stringify(field)}`, () => {
      expect(codingsOf(field)).toEqual(codings);
    });
  }

  it('knows all that is accepted', () => {
    for (const accepted of Object.values(acceptedCodings)) {
      expect(codingsOf(accepted).join(', ')).toBe(accepted);
    }
  });
});
