import { isForbidden } from '../../condition/forbidden.js';

describe('isForbidden', () => {
  for (const name of ['constructor', '__proto__', 'prototype']) {
    it(`is true of ${name}`, () => {
      expect(isForbidden(name)).toBe(true);
    });
  }

  for (const name of ['', 'a', 'Constructor', 'proto', 'toString', '__defineGetter__']) {
    it(`is false of ${JSON.stringify(name)}`, () => {
      expect(isForbidden(name)).toBe(false);
    });
  }
});
