import { readHeaders } from '../../../cli/arguments/readHeaders.js';
import { UsageError } from '../../../cli/usageError.js';

describe('readHeaders', () => {
  it('reads fields by their names in lower case, and joins those of one name', () => {
    expect(
      readHeaders(['Accept: a/b', 'X-Url:http://a:1 ', 'accept: c/d', 'Cookie: a=1', 'cookie: b=2', 'x-empty:']),
    ).toEqual({
      accept: 'a/b, c/d',
      'x-url': 'http://a:1',
      cookie: 'a=1; b=2',
      'x-empty': '',
    });
  });

  for (const text of ['', 'hunter2', ': hunter2', 'a b: hunter2', 'ä: hunter2']) {
    it(`refuses "${text}" without telling it`, () => {
      expect(() => readHeaders([text])).toThrowError(UsageError, "a header field is written as --header 'name: value'");
    });
  }
});
