import { afterSuccess } from '../../../lib/operation/afterSuccess.js';
import type { Operation, OperationRules } from '../../../lib/operation/operation.js';
import { answer } from '../../support/answers.js';

const home = 'https://api.example.com';
const original = `${home}/things/1`;

describe('afterSuccess', () => {
  /** What is got next, in short; `undefined` where the answer is the resource. */
  const next = (
    known: Partial<Operation>,
    rules: OperationRules = {},
    from: string | null = `${home}/op/1`,
  ): unknown => {
    const operation: Operation = {
      mode: 'operation',
      method: 'POST',
      original,
      url: `${home}/op/1`,
      location: undefined,
      resourceLocation: undefined,
      ...known,
    };
    const step = afterSuccess(operation, { ...answer(200), url: from }, rules);
    return step.next === 'get' ? step.operation.url.replace(home, '') : undefined;
  };
  const location = `${home}/result/1`;
  const resourceLocation = `${home}/things/7`;
  const both = { location, resourceLocation };

  const cases: [string, Partial<Operation>, [unknown, unknown, unknown]][] = [
    // with nothing told, with Location, with resourceLocation too
    ['PUT', {}, ['/things/1', '/things/1', '/things/1']],
    ['PATCH', {}, ['/things/1', '/result/1', '/things/7']],
    ['POST', {}, [undefined, '/result/1', '/things/7']],
    ['GET', {}, [undefined, '/result/1', '/things/7']],
    ['DELETE', {}, [undefined, undefined, undefined]],
    ['PUT', { mode: 'location' }, ['/things/1', '/things/1', '/things/1']],
    ['PATCH', { mode: 'location' }, [undefined, undefined, undefined]],
    ['POST', { mode: 'location' }, [undefined, undefined, undefined]],
  ];
  for (const [method, known, urls] of cases) {
    it(`knows where the resource of a ${method} is in the mode ${known.mode ?? 'operation'}`, () => {
      expect([{}, { location }, both].map((told) => next({ method, ...known, ...told }))).toEqual(urls);
    });
  }

  it('lets the user decide', () => {
    const rules: OperationRules['finalUrl'][] = ['original', 'location', 'operation', () => '../x', () => undefined];
    const urls = rules.map((finalUrl) => (finalUrl ? next({ method: 'DELETE', ...both }, { finalUrl }) : 'none'));

    expect(urls).toEqual(['/things/1', '/things/7', undefined, '/x', undefined]);
  });

  it('goes by the rules where the server tells no Location', () => {
    const urls = ['PUT', 'PATCH', 'POST', 'DELETE'].map((method) => next({ method }, { finalUrl: 'location' }));

    expect(urls).toEqual(['/things/1', '/things/1', undefined, undefined]);
  });

  it('does not ask anew for what has just answered', () => {
    expect(next({ location: `${home}/op/1` })).toBeUndefined();
    expect(next({ method: 'PUT', mode: 'location' }, {}, original)).toBeUndefined();
    expect(next({ method: 'PUT', mode: 'location' }, {}, null)).toBe('/things/1');
    expect(next({ method: 'PUT' }, {}, original)).toBe('/things/1');
  });

  it('refuses what is no address of http', () => {
    expect(() => next({ location: 'urn:x' })).toThrow(jasmine.objectContaining({ reason: 'bad-address' }));
  });
});
