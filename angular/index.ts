export { errorsAsAnswers } from './errorsAsAnswers.js';
export { httpClientTransport } from './httpClientTransport.js';
export type { HttpClientTransportOptions } from './httpClientTransport.js';
export { outsideZone } from './outsideZone.js';
export { pollResource } from './pollResource.js';
export type { PollResource, PollResourceContext, PollResourceOptions } from './pollResource.js';
export type { PollValue } from './standing.js';
