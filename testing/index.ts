export type { Job, JobFault } from './job.js';
export { startJobServer } from './jobServer.js';
export type { JobServer, JobServerOptions } from './jobServer.js';
export { scriptedTransport } from './scriptedTransport.js';
export type {
  ScriptedAnswer,
  ScriptedRequest,
  ScriptedStep,
  ScriptedTransport,
  ScriptedTransportOptions,
} from './scriptedTransport.js';
