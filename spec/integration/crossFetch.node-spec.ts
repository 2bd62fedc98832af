import fetch from 'cross-fetch';
import { describeTransport } from './transportSuite.js';

// In Node it is given an agent for each request, to mend it; an agent has connections of its own.
describeTransport('cross-fetch', () => ({ fetch }), { keepsConnections: false });
