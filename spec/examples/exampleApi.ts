/**
 * A `fetch` for one example: `https://api.example.com` runs a job for each address. It answers `202` twice while the job is
 * running, and then `200`. Apart from it nothing but this computer can be reached.
 *
 * @param platform The `fetch` that reaches this computer.
 */
export function exampleApi(platform: typeof fetch): typeof fetch {
  const asked = new Map<string, number>();
  return async (input, init) => {
    const { url, signal } = new Request(input, init);
    const { hostname, origin, pathname } = new URL(url);
    if (hostname === '127.0.0.1' || hostname === 'localhost') return platform(input, init);
    if (origin !== 'https://api.example.com') throw new TypeError(`An example cannot reach ${url}`);
    signal.throwIfAborted();
    const count = (asked.get(pathname) ?? 0) + 1;
    asked.set(pathname, count);
    const id = Number(pathname.split('/').at(-1));
    return count < 3
      ? Response.json({ id, status: 'running' }, { status: 202 })
      : Response.json({ id, status: 'completed', result: 'https://api.example.com/results/42' });
  };
}
