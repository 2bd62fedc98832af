// Writes the JSON Schema of plans, from which editors complete and check them: the schema that `parsePlan` uses, with the
// doc comments of `Plan` as descriptions. Its first argument is the file.
import { writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { toJSONSchema } from 'zod/mini';
import { planSchema } from '../lib/plan/planSchema.js';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What `parseDuration` reads. */
const duration = `^\\s*(?=\\S)${['d', 'h', 'm', 's', 'ms'].map(partOfDuration).join('')}$`;

/** @param {string} unit */
function partOfDuration(unit) {
  const anyCase = unit.replace(/./g, (letter) => `[${letter}${letter.toUpperCase()}]`);
  return `(\\d+(\\.\\d+)?\\s*${anyCase}\\s*)?`;
}

/** The JSON Schema of plans. */
export function makePlanSchema() {
  const describePlan = describer('lib/plan/plan.ts', 'Plan');
  const describeOperator = describer('lib/filter/responseFilter.ts', 'FilterOperator');
  const { $schema, ...schema } = toJSONSchema(planSchema(), {
    unrepresentable: 'any',
    override: ({ jsonSchema, path }) => {
      tidy(jsonSchema);
      const isField = path.at(-2) === 'properties';
      const names = path.filter((_, index) => path[index - 1] === 'properties').map(String);
      if (isField && /^(until|failOn)$/.test(names.join('.'))) Object.assign(jsonSchema, filter(names, describePlan));
      if (isField) Object.assign(jsonSchema, describePlan(names));
    },
  });
  return { $schema, title: 'A plan of rxpoll', ...schema, $defs: definitions(describeOperator) };
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
  const isDuration = left.map((part) => 'type' in part && part.type).join() === 'number,string';
  if (isDuration) Object.assign(schema, { type: ['number', 'string'], minimum: 0, pattern: duration });
  else Object.assign(schema, left.length === 1 ? left[0] : { anyOf: left });
}

/**
 * @param {string[]} names
 * @param {(names: readonly string[]) => object} describe
 */
function filter(names, describe) {
  const status = { type: ['integer', 'string'], minimum: 100, maximum: 599 };
  const parts = {
    status: { anyOf: [status, { type: 'array', items: status }] },
    headers: { $ref: '#/$defs/filter' },
    body: { $ref: '#/$defs/filter' },
  };
  const properties = Object.entries(parts).map(([name, part]) => [name, { ...part, ...describe([...names, name]) }]);
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}

/** @param {(names: readonly string[]) => object} describe */
function definitions(describe) {
  const scalar = { type: ['string', 'number', 'boolean'] };
  const operators = {
    ...Object.fromEntries(['$startsWith', '$endsWith', '$ignoreCaseEquals'].map((name) => [name, { type: 'string' }])),
    ...Object.fromEntries(['$exists', '$isNull'].map((name) => [name, { type: 'boolean' }])),
    $anythingBut: { anyOf: [scalar, { type: 'array', items: scalar }] },
    ...Object.fromEntries(['$not', '$includes'].map((name) => [name, scalar])),
    ...Object.fromEntries(['$gt', '$gte', '$lt', '$lte'].map((name) => [name, { type: 'number' }])),
    $between: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 },
  };
  const properties = Object.entries(operators).map(([name, part]) => [name, { ...part, ...describe([name]) }]);
  const operator = { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
  return {
    filter: {
      type: 'object',
      additionalProperties: {
        anyOf: [
          { type: 'array', items: { anyOf: [scalar, { $ref: '#/$defs/operator' }] } },
          { $ref: '#/$defs/filter' },
        ],
      },
    },
    operator,
  };
}

/**
 * Finds the doc comment of a property of a type, by the names on the way to it.
 *
 * @param {string} path
 * @param {string} name
 */
function describer(path, name) {
  const file = root + path;
  const program = ts.createProgram([file], { module: ts.ModuleKind.NodeNext, strict: true, skipLibCheck: true });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(/** @type {ts.SourceFile} */ (program.getSourceFile(file)));
  const exported = checker.getExportsOfModule(/** @type {ts.Symbol} */ (module)).find((found) => found.name === name);
  const type = checker.getDeclaredTypeOfSymbol(/** @type {ts.Symbol} */ (exported));

  return (/** @type {readonly string[]} */ names) => {
    const symbol = propertyOf(checker, type, names);
    if (!symbol) return {};
    const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\{@link (\w+)\s*\}/g, '$1');
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

const [, script, target] = argv;
if (script === fileURLToPath(import.meta.url))
  writeFileSync(target ?? '', `${JSON.stringify(makePlanSchema(), null, 2)}\n`);
