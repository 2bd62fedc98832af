import { describeOperations } from '../lib/operation/operationSuite.js';

describeOperations('fetch', {}, typeof document === 'undefined');
