import { pathTo } from '../../../lib/filter/pathTo.js';

describe('pathTo', () => {
  const table: [string, string | number, string][] = [
    ['', 'status', 'status'],
    ['', 'my header', '["my header"]'],
    ['body', 'items', 'body.items'],
    ['body', '$gt', 'body.$gt'],
    ['body', '_id', 'body._id'],
    ['body', '__proto__', 'body.__proto__'],
    ['body', 'a1', 'body.a1'],
    ['body', '1a', 'body["1a"]'],
    ['body', 'a.b', 'body["a.b"]'],
    ['body', 'a"b', String.raw`body["a\"b"]`],
    ['body', 'a\n', String.raw`body["a\n"]`],
    ['body', '', 'body[""]'],
    ['body', 'größe', 'body["größe"]'],
    ['headers', 'content-type', 'headers["content-type"]'],
    ['headers["x-a"]', 'b', 'headers["x-a"].b'],
    ['status', 0, 'status[0]'],
    ['body', '0', 'body["0"]'],
  ];
  for (const [parent, key, path] of table) {
    it(`goes from ${JSON.stringify(parent)} by ${JSON.stringify(key)} to ${path}`, () => {
      expect(pathTo(parent, key)).toBe(path);
    });
  }
});
