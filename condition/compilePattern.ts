import { compileKey } from './compileKey.js';
import type { Identifier, Pattern } from './parse.js';
import { refusal } from './refusal.js';
import type { Run } from './run.js';
import type { Compile, Scope, Term } from './scope.js';
import { elementsOf, ownField, present } from './values.js';

/** Gives a value to the names of a pattern. */
export type Bind = (run: Run, value: unknown) => void;

/**
 * Compiles what stands where a value gets its name: a name, fields, elements, defaults.
 *
 * @param owner What the fields are of, if that is written beside it.
 */
export function compilePattern(node: Pattern, scope: Scope, compile: Compile, owner: Term | Pattern = node): Bind {
  switch (node.type) {
    case 'Identifier': {
      const slot = scope.declare(node);
      return (run, value) => {
        run.step(node.start);
        run.slots[slot] = value;
      };
    }
    case 'AssignmentPattern': {
      const fallback = compile(node.right, scope);
      const bind = compilePattern(node.left, scope, compile);
      return (run, value) => bind(run, value === undefined ? fallback(run) : value);
    }
    case 'ObjectPattern': {
      const fields = node.properties.map((property) => {
        if (property.type === 'RestElement') throw refusal(property, scope);
        const key = compileKey(property.key, property.computed, scope, compile, owner);
        return { key, bind: compilePattern(property.value, scope, compile) };
      });
      return (run, value) => {
        run.step(node.start);
        const target = present(run, value);
        for (const { key, bind } of fields) bind(run, ownField(target, key(run)));
      };
    }
    case 'ArrayPattern': {
      const binds = node.elements.map((element) => element && compilePattern(element, scope, compile));
      return (run, value) => {
        run.step(node.start);
        run.spend(binds.length); // those of gaps bind nothing
        const elements = elementsOf(run, value);
        binds.forEach((bind, index) => bind?.(run, elements[index]));
      };
    }
    default:
      throw refusal(node, scope);
  }
}

/** The names in a pattern. */
export function namesIn(node: Pattern | null): readonly Identifier[] {
  switch (node?.type) {
    case 'Identifier':
      return [node];
    case 'AssignmentPattern':
      return namesIn(node.left);
    case 'ArrayPattern':
      return node.elements.flatMap(namesIn);
    case 'ObjectPattern':
      return node.properties.flatMap((property) => (property.type === 'Property' ? namesIn(property.value) : []));
    default:
      return [];
  }
}
