import { undiciTransport } from '../../node/undiciTransport.js';
import { describeTransport } from './transportSuite.js';

const transport = undiciTransport({ proxy: false });

describeTransport('undiciTransport', () => ({ transport }));
