import type { PlanFault } from '../errors/planError.js';
import { pathTo } from '../filter/pathTo.js';
import { readRequest } from '../transport/readRequest.js';
import type { DescribedRequest } from './sentence.js';

/** Any address will do where another part is looked at. */
const url = 'http://localhost';

/**
 * Finds what is wrong with a request, part by part, so that all faults are found.
 *
 * @param isOurs Whether the default transport will send it, which needs an address of http.
 * @returns The faults, with their paths in the request: `url`, `method`, `headers["a b"]`, `body`.
 */
export function checkRequest({ headers, ...rest }: DescribedRequest, isOurs: boolean): readonly PlanFault[] {
  const { method, body } = rest;
  const ofMethod = faultsOf('method', { url, ...(method !== undefined && { method }) }, true);
  return [
    ...faultsOf('url', { url: rest.url }, isOurs),
    ...ofMethod,
    ...headers.flatMap((field) => faultsOf(pathTo('headers', field[0]), { url, headers: [field] }, true)),
    ...(ofMethod.length > 0 || body === undefined ? [] : faultsOf('body', { ...rest, url }, true)),
  ];
}

function faultsOf(path: string, request: Parameters<typeof readRequest>[0], isOurs: boolean): readonly PlanFault[] {
  try {
    readRequest(request, {}, isOurs);
    return [];
  } catch (error) {
    return [{ path, problem: (error as Error).message.replace(/^pollHttp: (\w+ (?=must be))?/, '') }];
  }
}
