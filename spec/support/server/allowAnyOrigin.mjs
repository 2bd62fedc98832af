/**
 * Lets pages of every origin ask anything, with credentials too: the wildcards of CORS would forbid those.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export function allowAnyOrigin({ headers }, response) {
  const allow = {
    'allow-origin': headers.origin ?? '*',
    'allow-credentials': 'true',
    'allow-methods': headers['access-control-request-method'],
    'allow-headers': headers['access-control-request-headers'],
    'max-age': '600',
  };
  for (const [name, value] of Object.entries(allow)) {
    if (value !== undefined) response.setHeader(`access-control-${name}`, value);
  }
}
