import fetch from 'cross-fetch';
import { describeTransport } from './transportSuite.js';

describeTransport('cross-fetch', () => ({ fetch }));
