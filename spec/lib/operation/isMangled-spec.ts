import { isMangled } from '../../../lib/operation/isMangled.js';
import { answer } from '../../support/answers.js';

describe('isMangled', () => {
  const json = 'application/json; charset=utf-8';
  const cases: [body: unknown, type: string | undefined, isIt: boolean][] = [
    ['{"status":"Succ', json, true],
    ['{"status":"Succ', 'application/problem+json', true],
    ['"Succ', json, true],
    ['<!DOCTYPE html><title>Sign in</title>', 'text/html', true],
    ['Bad gateway', 'Text/HTML; charset=utf-8', true],
    ['{"status":"Succ', undefined, true],
    ['\n[1,', undefined, true],
    [' <html lang="en">', undefined, true],
    ['<!doctype HTML >', undefined, true],
    ['text', undefined, false],
    ['<?xml version="1.0"?>', undefined, false],
    ['<htmlish>', undefined, false],
    ['{"a":1}\n{"a":2}', 'application/x-ndjson', false],
    ['{"a":1}\n{"a":2}', 'application/jsonl', false],
    ['a,b', 'text/csv', false],
    [{ a: 1 }, json, false],
    [{ a: 1 }, 'text/html', false],
    [null, json, false],
  ];
  for (const [body, type, isIt] of cases) {
    it(`is ${String(isIt)} of ${JSON.stringify(body)} as ${String(type)}`, () => {
      expect(isMangled(answer(200, body, type === undefined ? {} : { 'content-type': type }))).toBe(isIt);
    });
  }

  it('is false of text that was parsed from JSON', () => {
    expect(isMangled({ ...answer(200, '{', { 'content-type': json }), isJson: true })).toBe(false);
  });
});
