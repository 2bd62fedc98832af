import { isJson } from '../../../../lib/plan/template/isJson.js';

describe('isJson', () => {
  for (const text of ['{}', '5', '{ "a": {{b}} }', '["{{c}}"]', '{{d}}']) {
    it(`takes ${text}`, () => {
      expect(isJson(text)).toBeTrue();
    });
  }

  for (const text of ['', 'a=b', '{ "a": }', '{{d}} {{e}}']) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      expect(isJson(text)).toBeFalse();
    });
  }
});
