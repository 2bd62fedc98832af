/** The same response with another body, of the same class. */
export function withBody<R extends object>(response: R, body: unknown): R {
  return Object.assign(Object.create(Object.getPrototypeOf(response) as object | null) as R, response, { body });
}
