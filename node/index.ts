export { pollStream } from './pollStream.js';
export type { PollStreamResult } from './pollStream.js';
export type { PollStreamOptions } from './pollStreamOptions.js';
export { toReadable } from './toReadable.js';
export type { ToReadableOptions } from './toReadable.js';
export { toReadableStream } from './toReadableStream.js';
export { undiciTransport } from './undiciTransport.js';
export type { UndiciTransport, UndiciTransportOptions } from './undiciTransport.js';
export type { TlsOptions } from './undici/tlsOptions.js';
