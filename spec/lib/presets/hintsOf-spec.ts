import { serverHints } from '../../../lib/http/serverHints.js';
import { dynamicsPredict } from '../../../lib/presets/dynamicsPredict.js';
import { hintsOf } from '../../../lib/presets/hintsOf.js';
import { answer } from '../../support/answers.js';
import { presetOf } from './presetOf.js';

describe('hintsOf', () => {
  it('gives what all servers are known to say, and among that what the API says', () => {
    expect(hintsOf(presetOf())).toEqual(serverHints);
    expect(hintsOf(dynamicsPredict).filter((reader) => serverHints.includes(reader))).toEqual(serverHints);
  });

  it('reads the fields of the body', () => {
    const reader = hintsOf(dynamicsPredict).find((reader) => !serverHints.includes(reader));

    expect(reader?.(answer(200, { overrideRetryAfter: '5' }), 0)?.delay).toBe(5_000);
    expect(reader?.(answer(200, {}), 0)).toBeUndefined();
  });
});
