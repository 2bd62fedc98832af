/**
 * A `fetch` for one example: `https://api.example.com` runs a job for each address. It answers `202` twice while the job is
 * running, and then `200`; of a prediction `200` each time, with a validator. What is put there is made by an operation.
 * Apart from it nothing but this computer can be reached.
 *
 * @param platform The `fetch` that reaches this computer.
 */
export function exampleApi(platform: typeof fetch): typeof fetch {
  const asked = new Map<string, number>();
  return async (input, init) => {
    const { url, method, headers, signal } = new Request(input, init);
    const { hostname, origin, pathname } = new URL(url);
    if (hostname === '127.0.0.1' || hostname === 'localhost') return platform(input, init);
    if (origin !== 'https://api.example.com') throw new TypeError(`An example cannot reach ${url}`);
    signal.throwIfAborted();
    const count = (asked.get(pathname) ?? 0) + 1;
    asked.set(pathname, count);
    if (method === 'PUT')
      return new Response(null, { status: 202, headers: { 'operation-location': '/operations/1' } });
    const isOver = count > 2;
    if (pathname.startsWith('/predictions/')) return prediction(isOver, headers);
    if (pathname.startsWith('/operations/')) return Response.json({ status: isOver ? 'Succeeded' : 'Running' });
    if (pathname.startsWith('/things/')) return Response.json({ name: 'thing' });
    const id = Number(pathname.split('/').at(-1));
    return isOver
      ? Response.json({ id, status: 'completed', result: 'https://api.example.com/results/42' })
      : Response.json({ id, status: 'running' }, { status: 202 });
  };
}

/** Not sent again to who has it. */
function prediction(isOver: boolean, headers: Headers): Response {
  const status = isOver ? 'succeeded' : 'processing';
  const etag = `"${status}"`;
  return headers.get('if-none-match') === etag
    ? new Response(null, { status: 304, headers: { etag } })
    : Response.json({ status }, { headers: { etag } });
}
