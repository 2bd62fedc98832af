import { isSecretName } from '../mask/isSecretName.js';
import { masked } from '../mask/masked.js';
import { maskAddresses } from '../mask/maskAddresses.js';
import type { SchemaIssue } from '../schema/standardSchema.js';
import { clip } from '../show.js';
import { PollError } from './pollError.js';

/** The body does not fit the schema. */
export class SchemaError extends PollError {
  override readonly name = 'SchemaError';
  readonly kind = 'schema';

  /** @param issues What is wrong with the body, as the schema tells it. */
  constructor(readonly issues: readonly SchemaIssue[]) {
    super(clip(`the body does not fit the schema: ${issues.map(describeIssue).join('; ')}`, 500));
  }
}

/** Some schemas quote the value that they refuse. */
function describeIssue({ message, path = [] }: SchemaIssue): string {
  const keys = path.map((part) => String(typeof part === 'object' ? part.key : part));
  const problem = keys.some(isSecretName) ? masked : maskAddresses(message);
  return keys.length === 0 ? problem : `${keys.join('.')}: ${problem}`;
}
