export { compileCondition } from './compileCondition.js';
export { fromLoopUntil } from './fromLoopUntil.js';
export { fromLoopUntilAll } from './fromLoopUntilAll.js';
export type { ConditionContext } from '../lib/plan/loopUntil/conditionContext.js';
