import { isContextField, noContextField } from './contextField.js';
import { isForbidden } from './forbidden.js';
import type { Pattern } from './parse.js';
import type { Run } from './run.js';
import type { Compile, Scope, Term } from './scope.js';
import { toKey } from './values.js';

/**
 * Compiles the name of a field, written or computed.
 *
 * @param owner What has the field, if it may be the context.
 * @throws PlanError if it is written, in whatever way, and may not be, or is no field of the context.
 */
export function compileKey(
  node: Term,
  computed: boolean,
  scope: Scope,
  compile: Compile,
  owner?: Term | Pattern,
): (run: Run) => string {
  const name = nameIn(node, computed);
  if (name === undefined) {
    const key = compile(node, scope);
    return (run) => toKey(run, key(run));
  }
  if (isForbidden(name)) throw scope.fault(node, `the field ${name} is not allowed`);
  if (owner && scope.isContext(owner) && !isContextField(name)) throw scope.fault(node, noContextField(name));
  return () => name;
}

/** The name of a field where it can be read in the text: plain, quoted, or in a template. */
export function nameIn(node: Term, computed: boolean): string | undefined {
  switch (node.type) {
    case 'Identifier':
      return computed ? undefined : node.name;
    case 'Literal':
      return node.bigint ? undefined : String(node.value);
    case 'TemplateLiteral':
      return node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
    case 'ParenthesizedExpression':
      return nameIn(node.expression, computed);
    default:
      return undefined;
  }
}
