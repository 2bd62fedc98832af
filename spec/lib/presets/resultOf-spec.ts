import { resultOf } from '../../../lib/presets/resultOf.js';
import { answer } from '../../support/answers.js';
import { presetOf } from './presetOf.js';

describe('resultOf', () => {
  it('takes what stands where the preset says, and else the whole body', () => {
    const body = { result: { url: 'https://example.com/1' } };

    expect(resultOf(presetOf({ result: 'result.url' }), answer(200, body))).toBe('https://example.com/1');
    expect(resultOf(presetOf({ result: 'output' }), answer(200, body))).toBeUndefined();
    expect(resultOf(presetOf(), answer(200, body))).toBe(body);
    expect(resultOf(presetOf(), answer(204))).toBeNull();
  });
});
