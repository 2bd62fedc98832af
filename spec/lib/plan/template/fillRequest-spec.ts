import type { PlanFault } from '../../../../lib/errors/planError.js';
import { redact } from '../../../../lib/mask/redact.js';
import { fillRequest } from '../../../../lib/plan/template/fillRequest.js';
import { scopeOf } from '../../../../lib/plan/template/scopes.js';
import type { PlanRequest } from '../../../../lib/plan/plan.js';

const scope = scopeOf('fromPlan', 'variables', { job: 'a/b', token: redact`${'s3cret'}` });

function filled(description: PlanRequest): { request: unknown; faults: readonly PlanFault[] } {
  const faults: PlanFault[] = [];
  return { request: fillRequest(description, { scope, faults, path: 'request', pathParams: 'pathParams' }), faults };
}

describe('fillRequest', () => {
  it('fills the address, the header fields and the body', () => {
    const { request, faults } = filled({
      url: 'http://a/{id}/{{job}}',
      method: 'POST',
      headers: { 'X-Job': '{{job}}' },
      body: { job: '{{job}}' },
      query: { q: '{{job}}', none: null, list: [1, '{{job}}'] },
      pathParams: { id: 'x/{{job}}' },
      redirect: 'error',
    });

    expect(faults).toEqual([]);
    expect(request).toEqual({
      url: 'http://a/x%2F%7B%7Bjob%7D%7D/a%2Fb?q=a%2Fb&list=1&list=a%2Fb', // what stands in the path is no template
      method: 'POST',
      headers: [
        ['X-Job', 'a/b'],
        ['content-type', 'application/json'],
      ],
      body: '{"job":"a/b"}',
      redirect: 'error',
    });
  });

  it('leaves the content type to the one who gives it, and to text', () => {
    expect(filled({ url: '/', body: {}, headers: { 'Content-Type': 'a/b' } }).request).toEqual({
      url: '/',
      headers: [['Content-Type', 'a/b']],
      body: '{}',
    });
    expect(filled({ url: '/', body: 'text' }).request).toEqual({ url: '/', headers: [], body: 'text' });
  });

  it('sends no body for null, and an empty one for an empty text', () => {
    expect(filled({ url: '/', body: null }).request).toEqual({ url: '/', headers: [] });
    expect(filled({ url: '/', body: '' }).request).toEqual({ url: '/', headers: [], body: '' });
  });

  it('prefers a parameter of the path to a variable of its name', () => {
    expect(filled({ url: '/{job}/{{job}}', pathParams: { job: 1 } }).request).toEqual({ url: '/1/1', headers: [] });
  });

  it('tells every fault with its path', () => {
    const { faults } = filled({
      url: 'http://a/{id}/{{jib}}',
      headers: { 'x-a': '{{b}}' },
      body: ['{{c}}'],
      query: { d: '{{e}}' },
      pathParams: { ix: '1', constructor: 2 },
    });

    expect(faults.map(({ path, problem }) => `${path}: ${problem}`)).toEqual([
      'request.url: "{id}" has no value; give pathParams.id',
      'request.url: "{{jib}}" has no value; give variables.jib; did you mean job?',
      'request.pathParams.ix: stands nowhere in the path of url',
      'request.pathParams.constructor: stands nowhere in the path of url',
      'request.query.d: "{{e}}" has no value; give variables.e',
      'request.headers["x-a"]: "{{b}}" has no value; give variables.b',
      'request.body: "{{c}}" has no value; give variables.c',
    ]);
  });
});
