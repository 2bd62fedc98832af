import { undiciTransport } from '../../node/undiciTransport.js';
import { describeOperations } from '../lib/operation/operationSuite.js';

describeOperations('undiciTransport', { transport: undiciTransport({ proxy: false }) }, true);
