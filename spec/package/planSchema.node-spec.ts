import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { root } from './imports.js';

interface Described {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Described>>;
}

const text = readFileSync(`${root}dist/plan.schema.json`, 'utf8');
const schema = JSON.parse(text) as Described;
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

const least = { version: 1, request: 'https://api.example.com/jobs/42', until: { status: [200] } };

describe('plan.schema.json', () => {
  const right: [string, object][] = [
    ['the least', least],
    ['the schema that it names', { ...least, $schema: './plan.schema.json' }],
    [
      'a request in full',
      { ...least, request: { url: '/', query: { a: [1, true, 'b'], c: null }, headers: { d: '' } } },
    ],
    ['limits', { ...least, timeout: false, requestTimeout: '1m' }],
    [
      'a filter in full',
      { ...least, until: { status: ['2xx', 404], headers: { a: ['b'] }, body: { a: { b: [{ $gt: 1 }] } } } },
    ],
    ['durations', { ...least, timeout: '1h 30m', schedule: { startAfter: '1.5S', maxDelay: 250 } }],
    ['a schedule', { ...least, schedule: { strategy: 'fixed', initialDelay: 5, jitter: true }, retry: false }],
    ['what the server may say', { ...least, schedule: { onServerDelay: 'clamp' }, conditional: 'cross-origin' }],
    ['a long poll', { ...least, prefer: { wait: '1m', respondAsync: true } }],
    ['hints', { ...least, bodyHints: { 'a.b': 's', c: { unit: 'ms', scope: 'from now on' } } }],
  ];
  for (const [what, plan] of right) {
    it(`takes ${what}`, () => {
      expect(validate(plan)).withContext(JSON.stringify(validate.errors)).toBeTrue();
    });
  }

  const wrong: [string, object][] = [
    ['nothing', {}],
    ['another version', { ...least, version: 2 }],
    ['an unknown key', { ...least, untill: {} }],
    ['an unknown key of the schedule', { ...least, schedule: { delay: 1 } }],
    ['an unknown field of a filter', { ...least, until: { stauts: [200] } }],
    ['an unknown operator', { ...least, until: { body: { a: [{ $gtt: 1 }] } } }],
    ['what is no filter', { ...least, failOn: { body: { a: 5 } } }],
    ['no duration', { ...least, timeout: 'soon' }],
    ['an empty duration', { ...least, timeout: '' }],
    ['a duration before now', { ...least, timeout: -1 }],
    ['an unknown strategy', { ...least, schedule: { strategy: 'random' } }],
    ['a request without an address', { ...least, request: {} }],
    ['header fields that are no text', { ...least, request: { url: '/', headers: { a: 1 } } }],
    ['an unknown unit', { ...least, bodyHints: { a: 'min' } }],
    ['a path that is none', { ...least, bodyHints: { 'a..b': 's' } }],
    ['a preference without a wait', { ...least, prefer: { respondAsync: true } }],
    ['a policy that is none', { ...least, schedule: { onServerDelay: 'ignore' } }],
  ];
  for (const [what, plan] of wrong) {
    it(`refuses ${what}`, () => {
      expect(validate(plan)).toBeFalse();
    });
  }

  it('says what each key is, and what it is by default', () => {
    const undescribed = ({ properties = {} }: Described): readonly string[] =>
      Object.entries(properties).flatMap(([key, part]) => (part.description === undefined ? [key] : undescribed(part)));

    expect(undescribed(schema)).toEqual([]);
    expect(schema.properties?.['timeout']?.description).toBe(
      "How long the whole poll may take; `false` for no limit. Default: '5m'.",
    );
  });
});
