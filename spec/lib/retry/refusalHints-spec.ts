import { hintOf } from '../../../lib/http/hintOf.js';
import { serverHints } from '../../../lib/http/serverHints.js';
import { refusalHints } from '../../../lib/retry/refusalHints.js';

describe('refusalHints', () => {
  it('keep the order of precedence of all hints', () => {
    expect(serverHints.filter((reader) => refusalHints.includes(reader))).toEqual([...refusalHints]);
  });

  it('read what a refusal says, not how long it stays fresh', () => {
    const headers = (fields: Record<string, string>): unknown => ({ status: 429, headers: new Headers(fields) });
    const found = [{ 'Retry-After': '5' }, { RateLimit: '"a";r=0;t=30' }, { 'Cache-Control': 'max-age=60' }].map(
      (fields) => hintOf(headers(fields as never), 0, refusalHints)?.reason,
    );

    expect(found).toEqual(['retry-after', 'rate-limit', undefined]);
  });
});
