import { isRecord } from '../../lib/options.js';

/** The request of a document, or the document itself where it is one. */
function requestIn(document: unknown): unknown {
  return isRecord(document) && 'request' in document ? document['request'] : document;
}

/** The address in a document, as it is written; empty where there is none. */
export function addressIn(document: unknown): string {
  const request = requestIn(document);
  const url = isRecord(request) ? request['url'] : request;
  return typeof url === 'string' ? url : '';
}

/**
 * The names of the variables in a document: of each `{{name}}`, and of each `{name}` in the path of its address, but for those
 * that its parameters of the path fill.
 */
export function namesIn(document: unknown): readonly string[] {
  const [path = ''] = /^[^?#]*/.exec(addressIn(document)) ?? [];
  const found = [
    ...JSON.stringify(document).matchAll(/\{\{([^{}"]*)\}\}/g),
    ...path.matchAll(/(?<!\{)\{([^{}]*)\}(?!\})/g),
  ];
  const { pathParams } = Object(requestIn(document)) as { readonly pathParams?: object };
  const filled = Object.keys(pathParams ?? {});
  const names = found.map(([, name = '']) => name.trim().replace(/^config\./, ''));
  return [...new Set(names)].filter((name) => !filled.includes(name));
}
