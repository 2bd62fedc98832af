import { whatIsUnknown } from '../../../lib/presets/whatIsUnknown.js';
import { codesOf, presetOf } from './presetOf.js';

describe('whatIsUnknown', () => {
  it('says what was said, what is known, and what may have been meant', () => {
    expect(whatIsUnknown(presetOf(), { is: 'unknown', word: 'complete', place: 'status' }, undefined)).toBe(
      'example-job, as of 2026-11, does not know: status "complete"; did you mean completed? ' +
        "It knows queued, running, completed, failed; spread it to add a word, or go on by unknownState: 'pending'",
    );
    expect(
      whatIsUnknown(presetOf({ version: 'v2' }), { is: 'unknown', word: 'paused', place: 'status' }, undefined),
    ).toBe(
      'example-job (v2), as of 2026-11, does not know: status "paused". ' +
        "It knows queued, running, completed, failed; spread it to add a word, or go on by unknownState: 'pending'",
    );
  });

  it('says that nothing was said', () => {
    expect(whatIsUnknown(presetOf(), { is: 'unknown', word: undefined, place: 'status' }, undefined)).toContain(
      'does not know: nothing as status. It',
    );
  });

  it('names the words that are no text, too', () => {
    const preset = presetOf({ pending: [false, null], success: [true], failure: [] });

    expect(whatIsUnknown(preset, { is: 'unknown', word: 'yes', place: 'status' }, undefined)).toContain(
      'It knows false, null, true;',
    );
  });

  it('names the words of the place', () => {
    const ending = { path: 'how', success: ['well'], cancelled: ['early'] };

    expect(whatIsUnknown(presetOf({ ending }), { is: 'unknown', word: 'wel', place: 'how' }, undefined)).toContain(
      'how "wel"; did you mean well? It knows well, early;',
    );
    expect(
      whatIsUnknown(codesOf({ httpPending: [202] }), { is: 'unknown', word: 404, place: 'HTTP status' }, undefined),
    ).toContain('HTTP status 404. It knows 202, 200;');
  });

  const refusals: [number, string][] = [
    [401, 'correct the credentials'],
    [404, 'correct the address'],
    [503, 'ask again later, or put retryRequest before backoffSchedule'],
  ];
  for (const [status, remedy] of refusals) {
    it(`says what to do about ${String(status)}, which tells no state`, () => {
      const state = { is: 'unknown', word: undefined, place: 'status' } as const;

      expect(whatIsUnknown(presetOf(), state, { status })).toBe(
        `example-job was refused by ${String(status)}: ${remedy}`,
      );
    });
  }

  it('holds no credential', () => {
    const word = { token: 'secret' };

    expect(whatIsUnknown(presetOf(), { is: 'unknown', word, place: 'status' }, undefined)).not.toContain('secret');
  });
});
