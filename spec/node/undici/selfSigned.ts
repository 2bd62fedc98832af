import { generateKeyPairSync, sign } from 'node:crypto';

/** A certificate and its key, in PEM. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

/** Makes a certificate that nobody but itself signs, for `jobs.test` and `127.0.0.1` (RFC 5280, in DER). */
export function selfSigned(): Certified {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(der(0x06, '2a8648ce3d040302')); // ecdsa-with-SHA256
  const name = sequence(der(0x31, sequence(der(0x06, '550403'), der(0x0c, Buffer.from('rxpoll specs')))));
  const validity = sequence(der(0x17, Buffer.from('000101000000Z')), der(0x17, Buffer.from('491231235959Z')));
  const names = sequence(der(0x82, Buffer.from('jobs.test')), der(0x87, '7f000001'));
  const extensions = sequence(
    sequence(der(0x06, '551d11'), der(0x04, names)), // subjectAltName
    sequence(der(0x06, '551d13'), der(0x04, sequence(der(0x01, 'ff')))), // basicConstraints: an authority
  );
  const told = sequence(
    der(0xa0, der(0x02, '02')), // version 3
    der(0x02, '01'),
    algorithm,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = Buffer.concat([Buffer.of(0), sign('sha256', told, privateKey)]);
  const cert = sequence(told, algorithm, der(0x03, signature));
  const lines = cert.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

/** A tag, the length, and the content: bytes, or these in hexadecimal. */
function der(tag: number, content: Uint8Array | string): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'hex') : content;
  const { length } = bytes;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), bytes]);
}
