import { describeTransport } from './transportSuite.js';

describeTransport('the platform’s fetch', () => ({}));
