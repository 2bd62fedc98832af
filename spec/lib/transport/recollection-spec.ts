import type { HttpResponse } from '../../../lib/httpResponse.js';
import { Memory } from '../../../lib/transport/memory.js';
import { baseUrl } from '../../../lib/transport/readRequest.js';
import type { Conditional } from '../../../lib/transport/recollection.js';
import { Recollection } from '../../../lib/transport/recollection.js';
import type { ResponseType } from '../../../lib/transport/transport.js';
import { outgoing } from './outgoing.js';
import { receiving } from './receiving.js';

/** An attempt: what is asked, and how it is answered. */
interface Course {
  readonly status?: number;
  readonly text?: string;
  readonly fields?: Record<string, string>;
  /** Address that answers. */
  readonly from?: string | null;
  readonly url?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly as?: ResponseType;
}

const date = 'Wed, 21 Oct 2015 07:28:00 GMT';
const near = new URL('/jobs', baseUrl() ?? 'https://api.example.com').href;

/** Makes attempts one after the other, and tells of each the conditions that were sent and the answer. */
function attempt(
  courses: readonly Course[],
  conditional: Conditional = true,
): { sent: Record<string, string>; answer: HttpResponse }[] {
  const memory = new Memory();
  return courses.map((course, index) => {
    const { status = 200, text = '', fields = {}, url = near, method = 'GET', headers = {}, as = 'json' } = course;
    const request = outgoing({ url, init: { method, headers } }, { responseType: as });
    const recollection = new Recollection(memory, index + 1, conditional);
    recollection.prepare(request);
    const parsed = receiving(request, status, text);
    const from = course.from === undefined ? url : course.from;
    const answer = recollection.read({ status, headers: new Headers(fields), ...parsed, url: from }, request);
    recollection.keep(answer);
    return { sent: Object.fromEntries(request.headers), answer };
  });
}

describe('Recollection', () => {
  const byTag = { 'if-none-match': '"1"', 'cache-control': 'max-age=0' };
  const byDate = { 'if-modified-since': date, 'cache-control': 'max-age=0' };
  const tagged: Course = { fields: { etag: '"1"' } };
  const dated: Course = { fields: { 'last-modified': date } };
  const unmodified: Course = { status: 304 };

  const conditions: [string, Course[], Record<string, string>, Conditional?][] = [
    ['by the ETag', [tagged, {}], byTag],
    ['by Last-Modified', [dated, {}], byDate],
    ['by the ETag where there are both', [{ fields: { ...tagged.fields, ...dated.fields } }, {}], byTag],
    ['by a HEAD', [{ ...tagged, method: 'HEAD' }, { method: 'HEAD' }], byTag],
    [
      'by what a 304 has anew',
      [tagged, { ...unmodified, fields: { etag: '"2"' } }, {}],
      { ...byTag, 'if-none-match': '"2"' },
    ],
    ['by what came before a 304 that has nothing', [tagged, unmodified, unmodified, {}], byTag],
    ['by the ETag yet where a 304 has a date alone', [tagged, { ...unmodified, ...dated }, {}], byTag],
    ['by nothing at first', [{}], {}],
    ['by nothing where nothing was told', [{}, {}], {}],
    ['by nothing where the ETag is empty', [{ fields: { etag: '' } }, {}], {}],
    ['by nothing that is not of a 200', [{ ...tagged, status: 202 }, {}], {}],
    ['by nothing of an error', [{ ...tagged, status: 500 }, {}], {}],
    ['by nothing of the answer before the last', [tagged, {}, {}], {}],
    ['by nothing of a POST', [{ ...tagged, method: 'POST' }, { method: 'POST' }], {}],
    ['by nothing of another method', [tagged, { method: 'HEAD' }], {}],
    ['by nothing of another address', [tagged, { url: `${near}/2` }], {}],
    ['by nothing unless that is asked for', [tagged, {}], {}, false],
    [
      'beside no If-None-Match of the user',
      [tagged, { headers: { 'if-none-match': '"0"' } }],
      { 'if-none-match': '"0"' },
    ],
    [
      'beside no If-Modified-Since of the user',
      [tagged, { headers: { 'if-modified-since': date } }],
      { 'if-modified-since': date },
    ],
    [
      'beside the Cache-Control of the user',
      [tagged, { headers: { 'cache-control': 'no-store' } }],
      { ...byTag, 'cache-control': 'no-store' },
    ],
    ['by the ETag where nobody tells who answered', [{ ...tagged, from: null }, {}], byTag],
    [
      'by the ETag of another origin with its leave',
      [{ ...tagged, from: 'https://other.example.com/' }, {}],
      byTag,
      'cross-origin',
    ],
  ];
  for (const [title, courses, sent, conditional] of conditions) {
    it(`asks ${title}`, () => {
      expect(attempt(courses, conditional).at(-1)?.sent).toEqual(sent);
    });
  }

  it('asks no other origin without its leave, where there is a page', () => {
    const isPage = baseUrl() !== undefined;
    const url = 'https://other.example.com/jobs';
    const cases: Course[][] = [
      [{ ...tagged, url }, { url }],
      [{ ...tagged, from: url }, {}],
      [{ ...tagged, from: 'nowhere: //' }, {}],
    ];

    expect(cases.map((courses) => attempt(courses).at(-1)?.sent)).toEqual(cases.map(() => (isPage ? {} : byTag)));
  });

  const a: Course = { text: '{"a":1}' };
  const answers: [string, Course[], isUnchanged: boolean][] = [
    ['a 304 that was asked for', [{ ...a, ...tagged }, unmodified], true],
    ['a 304 after a 304', [{ ...a, ...tagged }, unmodified, unmodified], true],
    [
      'a 304 for bytes',
      [
        { ...a, ...tagged, as: 'arrayBuffer' },
        { ...unmodified, as: 'arrayBuffer' },
      ],
      true,
    ],
    ['the same bytes', [a, a], true],
    [
      'the same bytes of a POST',
      [
        { ...a, method: 'POST' },
        { ...a, method: 'POST' },
      ],
      true,
    ],
    ['the same bytes at another address', [a, { ...a, url: `${near}/2` }], true],
    [
      'the same text',
      [
        { ...a, as: 'text' },
        { ...a, as: 'text' },
      ],
      true,
    ],
    ['the same bytes after a 304', [{ ...a, ...tagged }, unmodified, a], true],
    ['a 304 after the same bytes', [a, { ...a, ...tagged }, unmodified], true],
    ['a 304 that nobody asked for', [a, unmodified], false],
    [
      'a 304 for the user',
      [
        { ...a, ...tagged },
        { ...unmodified, headers: { 'if-none-match': '"1"' } },
      ],
      false,
    ],
    ['other bytes', [a, { text: '{"a":2}' }], false],
    ['the same bytes by another status', [{ ...a, status: 202 }, a], false],
    ['the bytes of the answer before the last', [a, { text: 'b' }, a], false],
    ['no bytes again', [{}, {}], false],
    [
      'bytes that were asked for as they are',
      [
        { ...a, as: 'arrayBuffer' },
        { ...a, as: 'arrayBuffer' },
      ],
      false,
    ],
  ];
  for (const [title, courses, isUnchanged] of answers) {
    it(`takes ${title} for ${isUnchanged ? 'the last answer' : 'another one'}`, () => {
      const [before, last] = attempt(courses).slice(-2);

      expect(last?.answer.unchanged).toBe(isUnchanged ? true : undefined);
      if (isUnchanged) expect(last?.answer.body).toBe(before?.answer.body);
      expect(last?.answer.status).toBe(courses.at(-1)?.status ?? 200);
    });
  }

  it('gives a 304 its own header fields and address, and all else of the answer that it stands for', () => {
    const [first, second] = attempt([
      { ...a, ...tagged },
      { ...unmodified, fields: { 'x-left': '3' }, from: `${near}/9` },
    ]);
    const { body, isJson } = first!.answer;

    expect(second?.answer).toEqual({
      status: 304,
      headers: new Headers({ 'x-left': '3' }),
      body,
      isJson: isJson!,
      url: `${near}/9`,
      unchanged: true,
    });
    expect(second?.answer.headers.get('x-left')).toBe('3');
  });

  it('shows again what the poll was given, in place of what was parsed', () => {
    const memory = new Memory();
    const bodies = [1, 2].map((number) => {
      const request = outgoing();
      const recollection = new Recollection(memory, number, true);
      recollection.prepare(request);
      const { body, unchanged } = receiving(request, 200, '{"a":1}');
      recollection.read({ status: 200, headers: new Headers(), body, url: null }, request);
      recollection.keep({ status: 200, headers: new Headers(), body: unchanged ? body : 'mapped', url: null });
      return body;
    });

    expect(bodies).toEqual([{ a: 1 }, 'mapped']);
  });

  it('lets go of the answer before the last', () => {
    const memory = new Memory();
    const [first, second] = [1, 2].map((number) => {
      const recollection = new Recollection(memory, number, true);
      const { last } = recollection;
      recollection.keep({ status: 200, headers: new Headers(), body: null, url: null });
      return { recollection, last };
    });

    expect(second?.last).toBe(first?.recollection);
    expect(second?.recollection.last).toBeUndefined();
  });
});
