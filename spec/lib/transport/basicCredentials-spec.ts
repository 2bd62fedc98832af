import { basicCredentials } from '../../../lib/transport/basicCredentials.js';

describe('basicCredentials', () => {
  const table: [string, string | undefined][] = [
    ['https://me:pw@h/', btoa('me:pw')],
    ['https://me@h/', btoa('me:')],
    ['https://:pw@h/', btoa(':pw')],
    ['https://me:p%40s%3As@h/', btoa('me:p@s:s')],
    ['https://m%C3%A9:%F0%9F%94%91@h/', 'bcOpOvCflJE='],
    ['https://h/', undefined],
  ];
  for (const [url, credentials] of table) {
    it(`writes those of ${url} as ${String(credentials)}`, () => {
      expect(basicCredentials(new URL(url))).toBe(credentials);
    });
  }
});
