import { documentKind } from '../../../cli/document/documentKind.js';
import { PlanError } from '../../../lib/errors/planError.js';

describe('documentKind', () => {
  const kinds: readonly (readonly [object, string])[] = [
    [{ version: 1, request: 'http://a', until: {} }, 'plan'],
    [{ request: 'http://a' }, 'plan'],
    [{ url: 'http://a', interval: 10, responseFilter: {} }, 'backgroundPoll'],
    [{ url: 'http://a', requestInit: {} }, 'backgroundPoll'],
    [{ url: 'http://a', loopUntil: {} }, 'loopUntil'],
  ];
  for (const [document, kind] of kinds) {
    it(`takes ${JSON.stringify(document)} for ${kind}`, () => {
      expect(documentKind(document)).toBe(kind as never);
    });
  }

  const others: readonly (readonly [unknown, RegExp])[] = [
    [{}, /^no document of a poll: it has nothing; a plan has version, request and until; /],
    [{ url: 'http://a', retry: {} }, /it has url, retry; /],
    [[{ loopUntil: {} }], /it is a list; /],
    [null, /it is null; /],
    ['http://a', /it is "http:\/\/a"; /],
  ];
  for (const [document, message] of others) {
    it(`refuses ${JSON.stringify(document)}`, () => {
      expect(() => documentKind(document)).toThrowError(PlanError, message);
    });
  }
});
