/// <reference types="node" />

/**
 * Node's `http`, without an `import` that a browser's bundler would stumble over.
 *
 * @param owner Name of the function that needs it, for the message.
 * @throws Error where there is no Node.
 */
export function nodeHttp(owner: string): typeof import('node:http') {
  const { process } = globalThis as { readonly process?: Partial<NodeJS.Process> };
  const http = process?.getBuiltinModule?.('node:http');
  if (http === undefined) throw new Error(`${owner}: a server needs Node; in a browser, use scriptedTransport`);
  return http;
}
