import type { Monitor } from '../../../lib/operation/monitorIn.js';
import { fieldIn, monitorIn } from '../../../lib/operation/monitorIn.js';
import type { OperationRules } from '../../../lib/operation/operation.js';
import { answer } from '../../support/answers.js';

describe('monitorIn', () => {
  const find = (status: number, headers: Record<string, string>, rules: OperationRules = {}): Monitor | undefined =>
    monitorIn({ ...answer(status, { id: 7 }, headers), url: null }, 'https://api.example.com/things/1', rules);
  const operation: Monitor = { mode: 'operation', url: 'https://api.example.com/op/1' };
  const location: Monitor = { mode: 'location', url: 'https://api.example.com/op/1' };

  const cases: [number, Record<string, string>, Monitor | undefined][] = [
    [202, { 'Operation-Location': '/op/1', 'Azure-AsyncOperation': '/op/2', Location: '/op/3' }, operation],
    [200, { 'Azure-AsyncOperation': '/op/1', Location: '/op/3' }, operation],
    [202, { 'Operation-Location': '', 'Azure-AsyncOperation': '/op/1' }, operation],
    [202, { Location: '/op/1', 'Content-Location': '/op/2' }, location],
    [202, { 'Content-Location': '/op/1' }, location],
    [201, { Location: '/op/1' }, undefined],
    [200, { 'Content-Location': '/op/1' }, undefined],
    [202, {}, undefined],
  ];
  for (const [status, headers, monitor] of cases) {
    it(`reads ${String(status)} ${JSON.stringify(headers)}`, () => {
      expect(find(status, headers)).toEqual(monitor);
    });
  }

  it('looks for Location alone where that is followed already', () => {
    const headers = { 'Operation-Location': '/op/1', Location: '/op/3' };
    const from = (mode: 'location' | 'operation', status = 202): string | undefined =>
      monitorIn({ ...answer(status, null, headers), url: null }, 'https://api.example.com/op/0', {}, mode)?.url;

    expect([from('location'), from('location', 200), from('operation')]).toEqual([
      'https://api.example.com/op/3',
      undefined,
      'https://api.example.com/op/1',
    ]);
  });

  it('asks the user instead of the header fields', () => {
    const monitor = ({ body }: { readonly body: unknown }): string => `../op/${String((body as { id: number }).id)}`;

    expect(find(202, { 'Operation-Location': '/op/1' }, { monitor })).toEqual({
      mode: 'operation',
      url: 'https://api.example.com/op/7',
    });
    expect(find(202, { 'Operation-Location': '/op/1' }, { monitor: () => undefined })).toBeUndefined();
    expect(find(202, {}, { monitor: () => new URL('https://b.example.com/x') })?.url).toBe('https://b.example.com/x');
  });
});

describe('fieldIn', () => {
  it('gives the first that is there and says something', () => {
    const response = answer(200, null, { a: '', B: 'b', c: 'c' });

    expect([fieldIn(response, 'x', 'a', 'b', 'c'), fieldIn(response, 'x')]).toEqual(['b', undefined]);
  });
});
