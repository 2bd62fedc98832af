import type { PlanError } from '../lib/errors/planError.js';
import { clip } from '../lib/show.js';
import { didYouMean } from '../lib/suggest.js';
import { isContextField } from './contextField.js';
import { fault } from './fault.js';
import { isForbidden } from './forbidden.js';
import type { Expression, Identifier, Node, Pattern, PrivateIdentifier, Super } from './parse.js';
import { remedyFor } from './remedies.js';
import type { Evaluate } from './run.js';

/** What stands where a value is expected. */
export type Term = Expression | PrivateIdentifier | Super;

/** Compiles an expression; handed to what is part of one. */
export type Compile = (node: Term, scope: Scope) => Evaluate;

/** The only names that a condition does not give itself. */
export const constants: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['undefined', undefined],
  ['NaN', NaN],
  ['Infinity', Infinity],
]);

/** The names that can be seen from one place of a condition, and where their values are kept in a run. */
export class Scope {
  private readonly slots = new Map<string, number | undefined>();

  /**
   * @param text The condition.
   * @param context Its parameter, if that is a context. It is compiled first.
   */
  constructor(
    private readonly text: string,
    private readonly context?: Pattern | undefined,
    private readonly outer?: Scope | undefined,
    private readonly used: { slots: number } = outer?.used ?? { slots: 0 },
  ) {}

  nested(): Scope {
    return new Scope(this.text, this.context, this);
  }

  /** Whether a name is surely that of the context, or a pattern the one that takes it apart. */
  isContext(node: Term | Pattern): boolean {
    if (node === this.context) return true;
    return node.type === 'Identifier' && this.context?.type === 'Identifier' && this.lookUp(node.name) === 0;
  }

  /** A part of the text, as it is written. */
  sourceOf({ start, end }: Node): string {
    return this.text.slice(start, end);
  }

  /** Hides the outer names of what will be declared here, as JavaScript does from the first line on. */
  announce({ name }: Identifier): void {
    this.slots.set(name, undefined);
  }

  /** Gives a name a slot. */
  declare(node: Identifier): number {
    if (isForbidden(node.name) || constants.has(node.name)) throw this.fault(node, `${node.name} is no name to give`);
    const slot = this.used.slots++;
    this.slots.set(node.name, slot);
    return slot;
  }

  /** Finds the slot of a name. */
  slotOf(node: Identifier): number {
    const slot = this.lookUp(node.name);
    if (slot !== undefined) return slot;
    const name = clip(node.name, 40);
    const known = [...this.names()];
    if (known.includes(node.name)) throw this.fault(node, `${name} is used before it has a value`);
    const remedy = isContextField(name) ? `; write ctx.${name}, or ({ ${name} }) => …` : remedyFor('name', name);
    throw this.fault(node, `${name} is not known to a condition${remedy || didYouMean(name, known)}`);
  }

  /** The error of a part of the text. */
  fault({ start }: Node, problem: string): PlanError {
    return fault(this.text, start, problem);
  }

  private lookUp(name: string): number | undefined {
    return this.holderOf(name)?.slots.get(name);
  }

  private holderOf(name: string): Scope | undefined {
    return this.slots.has(name) ? this : this.outer?.holderOf(name);
  }

  private *names(): Iterable<string> {
    yield* this.slots.keys();
    if (this.outer) yield* this.outer.names();
  }
}
