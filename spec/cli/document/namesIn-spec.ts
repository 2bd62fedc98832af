import { addressIn, namesIn } from '../../../cli/document/namesIn.js';

describe('namesIn', () => {
  const cases: readonly (readonly [unknown, readonly string[]])[] = [
    [{ request: 'http://a/{{job}}/{id}?q={no}' }, ['job', 'id']],
    [
      { request: { url: 'http://a/{id}/{ part }', pathParams: { id: '{{ job }}' }, body: ['{{token}}'] } },
      ['job', 'token', 'part'],
    ],
    [{ url: 'http://{{config.host}}/', headers: { a: '{{config.token}}' }, loopUntil: {} }, ['host', 'token']],
    [{ url: 'http://a/' }, []],
  ];
  for (const [document, names] of cases) {
    it(`finds ${names.join(', ') || 'none'} in ${JSON.stringify(document)}`, () => {
      expect(namesIn(document)).toEqual(names);
    });
  }
});

describe('addressIn', () => {
  it('finds the address as it is written', () => {
    const documents = [
      { request: 'http://a' },
      { request: { url: 'http://b' } },
      { url: 'http://c' },
      { request: 7 },
      [],
    ];

    expect(documents.map(addressIn)).toEqual(['http://a', 'http://b', 'http://c', '', '']);
  });
});
