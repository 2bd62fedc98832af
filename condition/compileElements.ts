import type { Expression, Node, SpreadElement } from './parse.js';
import type { Run } from './run.js';
import type { Compile, Scope } from './scope.js';
import { elementsOf } from './values.js';

/** Compiles the elements of a list, or the arguments of a method, to what gives a new list. */
export function compileElements(
  { start }: Node,
  elements: readonly (Expression | SpreadElement | null)[],
  scope: Scope,
  compile: Compile,
): (run: Run) => unknown[] {
  const parts = elements.map((element) => {
    if (element === null) return { evaluate: gap };
    if (element.type !== 'SpreadElement') return { evaluate: compile(element, scope) };
    return { evaluate: compile(element.argument, scope), spread: element.start };
  });
  return (run) => {
    const list: unknown[] = [];
    run.step(start);
    for (const { evaluate, spread } of parts) {
      const value = evaluate(run);
      if (spread === undefined) list.push(value);
      else for (const element of elementsOf(run.step(spread), value)) list.push(element);
    }
    return list;
  };
}

/** Nothing between two commas. */
function gap(run: Run): undefined {
  run.spend(1);
  return undefined;
}
