import { whatIsUnknown } from '../../../lib/presets/whatIsUnknown.js';
import { codesOf, presetOf } from './presetOf.js';

describe('whatIsUnknown', () => {
  it('says what was said, what is known, and what may have been meant', () => {
    expect(whatIsUnknown(presetOf(), { is: 'unknown', word: 'complete', place: 'status' })).toBe(
      'example-job, as of 2026-11, does not know: status "complete"; did you mean completed? ' +
        'It knows queued, running, completed, failed.',
    );
    expect(whatIsUnknown(presetOf({ version: 'v2' }), { is: 'unknown', word: 'paused', place: 'status' })).toBe(
      'example-job (v2), as of 2026-11, does not know: status "paused". It knows queued, running, completed, failed.',
    );
  });

  it('says that nothing was said', () => {
    expect(whatIsUnknown(presetOf(), { is: 'unknown', word: undefined, place: 'status' })).toContain(
      'does not know: nothing as status. It',
    );
  });

  it('names the words of the place', () => {
    const ending = { path: 'how', success: ['well'], cancelled: ['early'] };

    expect(whatIsUnknown(presetOf({ ending }), { is: 'unknown', word: 'wel', place: 'how' })).toContain(
      'how "wel"; did you mean well? It knows well, early.',
    );
    expect(
      whatIsUnknown(codesOf({ httpPending: [202] }), { is: 'unknown', word: 404, place: 'HTTP status' }),
    ).toContain('HTTP status 404. It knows 202, 200.');
  });

  it('holds no credential', () => {
    const word = { token: 'secret' };

    expect(whatIsUnknown(presetOf(), { is: 'unknown', word, place: 'status' })).not.toContain('secret');
  });
});
