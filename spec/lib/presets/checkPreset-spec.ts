import { checkPreset } from '../../../lib/presets/checkPreset.js';
import { codesOf, presetOf } from './presetOf.js';

describe('checkPreset', () => {
  const well = [
    presetOf(),
    codesOf(),
    presetOf({ pending: [], httpFailure: ['4xx', 500] }),
    presetOf({ ending: { path: 'how', success: ['well'] }, failureWhen: 'error', progress: { path: 'p', of: 'all' } }),
    presetOf({ progress: { header: 'X-Progress' }, hints: [{ path: 'retry.after', unit: 's' }], result: 'a.b' }),
    codesOf({ httpSuccess: [], endless: 'use something else' }),
    presetOf({ failure: ['COMPLETED'] }),
  ];
  for (const [index, preset] of well.entries()) {
    it(`takes what is right (${String(index)})`, () => {
      expect(() => checkPreset('definePreset', preset)).not.toThrow();
    });
  }

  const wrong: [string, unknown, RegExp][] = [
    ['nothing', undefined, /^definePreset: options must be an object, not undefined$/],
    ['an unknown field', presetOf({ sucess: [] } as object), /unknown option "sucess"; did you mean success\?/],
    ['no id', presetOf({ id: '' }), /id must be text that is not empty, not ""/],
    ['no date', { ...presetOf(), asOf: undefined }, /asOf must be text/],
    ['no source', { ...presetOf(), source: undefined }, /source must be one of source, docs, known, not undefined/],
    ['another source', presetOf({ source: 'hearsay' as 'docs' }), /source must be one of/],
    ['no status', { ...presetOf(), status: undefined }, /status must be an object, not undefined/],
    ['a status that is a path', presetOf({ status: 'status' as never }), /status must be an object, not "status"/],
    ['no method', presetOf({ status: { url: '/x', path: 'x' } as never }), /status.method must be text/],
    [
      'a typing error within',
      presetOf({ status: { method: 'GET', url: '/', pth: 'x' } as never }),
      /"status.pth"; did you mean path/,
    ],
    ['an empty path', presetOf({ status: { method: 'GET', url: '/', path: '' } }), /status.path must be a path/],
    ['half a path', presetOf({ result: 'a..b' }), /result must be a path such as "result.status", not "a..b"/],
    [
      'words that are one',
      presetOf({ success: 'completed' as never }),
      /success must be a list of words, not "completed"/,
    ],
    ['words that are none', presetOf({ success: [{}] as never }), /success must be a list of words, not a list/],
    ['a word in two lists', presetOf({ failure: ['completed'] }), /"completed" stands in success and in failure/],
    [
      'a word in two lists that are one in any case',
      presetOf({ caseInsensitive: true, failure: ['COMPLETED'] }),
      /"COMPLETED" stands in success and in failure/,
    ],
    ['a word twice', presetOf({ success: ['ok', 'ok'] }), /"ok" stands in success and in success/],
    ['codes that are none', codesOf({ httpFailure: ['4x' as '4xx'] }), /httpFailure must be a list of status codes/],
    ['a code that is text', codesOf({ httpFailure: ['404' as '4xx'] }), /httpFailure must be a list of status codes/],
    ['a whole of text', codesOf({ progress: { header: 'x', of: 5 } as never }), /unknown option "progress.of"/],
    ['a hint of nothing', presetOf({ hints: [{ unit: 'ms' } as never] }), /hints.0.path must be a path/],
    ['a hint that is text', presetOf({ hints: ['x' as never] }), /options must be an object, not "x"/],
    ['a code in two lists', codesOf({ httpPending: [200] }), /200 stands in httpPending and in httpSuccess/],
    [
      'a word twice among the endings',
      presetOf({ ending: { path: 'x', success: ['a'], failure: ['a'] } }),
      /"a" stands in ending.success and in ending.failure/,
    ],
    [
      'an ending without success',
      presetOf({ ending: { path: 'x' } as never }),
      /ending.success must be a list of words/,
    ],
    ['words without a path', presetOf({ status: { method: 'GET', url: '/' } }), /need each other/],
    ['a path without words', codesOf({ status: { method: 'GET', url: '/', path: 'x' } }), /need each other/],
    ['no success', presetOf({ success: [] }), /success or httpSuccess must say when the job is done/],
    ['an end of the endless', presetOf({ endless: 'x' }), /what has an end is not endless/],
    [
      'a cancellation of no failure',
      presetOf({ cancelledWhen: { path: 'x', words: [1] } }),
      /cancelledWhen would do nothing/,
    ],
    [
      'no words of a cancellation',
      presetOf({ failureWhen: 'x', cancelledWhen: { path: 'x' } as never }),
      /cancelledWhen.words must be a list of words/,
    ],
    ['nowhere', codesOf({ httpStatusIn: {} as never }), /httpStatusIn.path must be a path such as/],
    ['two places', codesOf({ progress: { path: 'x', header: 'x' } }), /unknown option "progress.path"/],
    ['a whole of nothing', presetOf({ progress: { path: 'x', of: 0 } }), /progress.of must be a number greater than 0/],
    [
      'a hint without a unit',
      presetOf({ hints: [{ path: 'x', unit: 'm' as 'ms' }] }),
      /hints.0.unit must be one of ms, s/,
    ],
  ];
  for (const [what, preset, message] of wrong) {
    it(`refuses ${what}`, () => {
      expect(() => checkPreset('definePreset', preset as never)).toThrowError(message);
    });
  }
});
