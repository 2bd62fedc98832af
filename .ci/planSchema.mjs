// Writes the JSON Schema of plans, from which editors complete and check them: the schema that `parsePlan` uses, with the
// doc comments of `Plan` as descriptions. Its first argument is the file.
import { writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { toJSONSchema } from 'zod/mini';
import { planSchema } from '../lib/plan/planSchema.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const [, script, target] = argv;
if (script === fileURLToPath(import.meta.url))
  writeFileSync(target ?? '', `${JSON.stringify(makePlanSchema(), null, 2)}\n`);

/** The JSON Schema of plans. */
export function makePlanSchema() {
  const describe = describer();
  const { $schema, ...schema } = toJSONSchema(planSchema(), {
    unrepresentable: 'any',
    override: ({ jsonSchema, path }) => {
      tidy(jsonSchema);
      const names = path.filter((_, index) => path[index - 1] === 'properties').map(String);
      const isField = path.at(-2) === 'properties';
      Object.assign(jsonSchema, isField && describe(names));
    },
  });
  return { $schema, title: 'A plan of rxpoll', ...schema };
}

/**
 * What JSON has no word for, such as redacted text, cannot stand in JSON either.
 *
 * @param {{ anyOf?: object[], [key: string]: unknown }} schema
 */
function tidy(schema) {
  if (!Array.isArray(schema.anyOf)) return;
  const left = schema.anyOf.filter((part) => Object.keys(part).length > 0);
  delete schema.anyOf;
  Object.assign(schema, left.length === 1 ? left[0] : { anyOf: left });
}

/** Finds the doc comment of a property of `Plan`, by the names on the way to it. */
function describer() {
  const file = `${root}lib/plan/plan.ts`;
  const program = ts.createProgram([file], { module: ts.ModuleKind.NodeNext, strict: true, skipLibCheck: true });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(/** @type {ts.SourceFile} */ (program.getSourceFile(file)));
  const plan = checker.getExportsOfModule(/** @type {ts.Symbol} */ (module)).find(({ name }) => name === 'Plan');
  const type = checker.getDeclaredTypeOfSymbol(/** @type {ts.Symbol} */ (plan));

  return (/** @type {readonly string[]} */ names) => {
    const symbol = propertyOf(checker, type, names);
    if (!symbol) return {};
    const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\{@link (\w+)\}/g, '$1');
    const value = symbol.getJsDocTags(checker).find(({ name }) => name === 'defaultValue');
    const byDefault = value && ts.displayPartsToString(value.text);
    return { description: byDefault ? `${text} Default: ${byDefault}.` : text };
  };
}

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.Type} type
 * @param {readonly string[]} names
 * @returns {ts.Symbol | undefined}
 */
function propertyOf(checker, type, [name = '', ...rest]) {
  const parts = type.isUnion() ? type.types : [type];
  const symbol = parts.map((part) => checker.getPropertyOfType(part, name)).find(Boolean);
  return symbol && rest.length > 0 ? propertyOf(checker, checker.getTypeOfSymbol(symbol), rest) : symbol;
}
