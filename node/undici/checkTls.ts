import { createSecureContext } from 'node:tls';
import { describeError } from '../../lib/errors/describeError.js';
import type { Expectation } from '../../lib/options.js';
import { aBoolean, anything, checkOptions } from '../../lib/options.js';
import type { TlsOptions } from './tlsOptions.js';

const tlsExpectations: Readonly<Record<string, Expectation>> = {
  ...Object.fromEntries(
    'ca cert ciphers key maxVersion minVersion passphrase pfx servername'.split(' ').map((name) => [name, anything]),
  ),
  rejectUnauthorized: aBoolean,
};

/**
 * Finds what is wrong with certificates, keys and the like before anything is sent: later it would look like a connection
 * that is lost, and be tried again.
 *
 * @throws TypeError if they cannot be used.
 */
export function checkTls(tls: TlsOptions): void {
  checkOptions('undiciTransport', tls, tlsExpectations, 'tls');
  try {
    createSecureContext(tls);
  } catch (cause) {
    throw new TypeError(`undiciTransport: tls cannot be used: ${describeError(cause)}`, { cause });
  }
}
