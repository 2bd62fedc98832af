import { variableScope } from '../../../cli/poll/variableScope.js';

describe('variableScope', () => {
  const scope = variableScope({ token: 'a' });

  it('finds variables, and nothing that was not given', () => {
    expect([scope.find('token'), scope.find('toString'), scope.find('__proto__')]).toEqual(['a', undefined, undefined]);
  });

  it('says where a value would be given', () => {
    expect(scope.place('id', '{{id}}')).toBe('--var id=VALUE or --var-env id');
    expect(scope.place('tokn', '{{tokn}}')).toBe('--var tokn=VALUE or --var-env tokn; did you mean token?');
  });
});
