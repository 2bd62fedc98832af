import { httpStatusOf } from '../../../lib/presets/httpStatusOf.js';
import type { Place } from '../../../lib/presets/presetData.js';
import { answer } from '../../support/answers.js';
import { codesOf } from './presetOf.js';

describe('httpStatusOf', () => {
  const header: Place = { header: 'X-Export-Status' };
  const path: Place = { path: 'status.code' };
  const cases: [string, Place | undefined, unknown, number | undefined][] = [
    ['its own', undefined, answer(202), 202],
    ['its own, where nothing is smuggled', header, answer(202), 202],
    ['what a field says', header, answer(200, null, { 'X-Export-Status': '202 Accepted' }), 202],
    ['the range that a field says', header, answer(200, null, { 'X-Export-Status': '4XX' }), 400],
    ['its own, where the field is empty', header, answer(200, null, { 'X-Export-Status': '' }), 200],
    ['none, where the field says something else', header, answer(200, null, { 'X-Export-Status': 'soon' }), undefined],
    ['none, where the field has a longer number', header, answer(200, null, { 'X-Export-Status': '2024' }), undefined],
    ['what the body says', path, answer(200, { status: { code: '202' } }), 202],
    ['what the body says as a number', path, answer(200, { status: { code: 404 } }), 404],
    ['its own, where the body says nothing', path, answer(200, { status: {} }), 200],
    ['its own, where the body says null', path, answer(200, { status: { code: null } }), 200],
    ['none, where the body says something else', path, answer(200, { status: { code: [] } }), undefined],
    ['none', undefined, { body: {} }, undefined],
    ['none of no answer', header, undefined, undefined],
  ];
  for (const [what, httpStatusIn, response, expected] of cases) {
    it(`gives ${what}`, () => {
      expect(httpStatusOf(codesOf(httpStatusIn && { httpStatusIn }), response)).toBe(expected);
    });
  }
});
