/** The same response with another body, of the same class: what a schema parsed, which is as good as JSON. */
export function withBody<R extends object>(response: R, body: unknown): R {
  const own = Object.getOwnPropertyDescriptors(response) as Record<string, PropertyDescriptor>;
  const common = { enumerable: true, configurable: true, writable: true };
  if ('isJson' in response) own['isJson'] = { value: true, ...common };
  own['body'] = { value: body, ...common };
  return Object.create(Object.getPrototypeOf(response) as object | null, own) as R;
}
