import { SchemaError } from '../errors/schemaError.js';
import type { HttpResponse } from '../httpResponse.js';
import { isThenable } from '../isThenable.js';
import type { SchemaResult, StandardSchema } from './standardSchema.js';
import { withBody } from './withBody.js';

/**
 * Parses the body of a response by a schema.
 *
 * Only a body that came with success (2xx) is parsed: what a gateway says while the server is down fits no schema, and is
 * for the filter and the retry policy to judge.
 *
 * @throws SchemaError if the body does not fit.
 */
export function applySchema<T>(
  response: HttpResponse,
  schema: StandardSchema<T>,
): HttpResponse<T> | Promise<HttpResponse<T>> {
  if (response.body === null || response.status < 200 || response.status > 299) return response as HttpResponse<T>;
  const parsed = (result: SchemaResult<T>): HttpResponse<T> => {
    if (result.issues) throw new SchemaError(result.issues);
    return withBody(response, result.value) as HttpResponse<T>;
  };
  const result = schema['~standard'].validate(response.body);
  return isThenable(result) ? Promise.resolve(result).then(parsed) : parsed(result);
}
