import { loopUntilScope } from '../../../../lib/plan/loopUntil/loopUntilScope.js';

describe('loopUntilScope', () => {
  const { find, place } = loopUntilScope('owner', { base: 'x', api: { version: 2 } });

  it('finds what config has by its name with config before it, nested too', () => {
    expect(find('config.base')).toBe('x');
    expect(find('config.api.version')).toBe(2);
    expect(find('config.other')).toBeUndefined();
    expect(find('base')).toBeUndefined();
    expect(find('secret.base')).toBeUndefined();
    expect(find('toString')).toBeUndefined();
  });

  it('says where a value would be given', () => {
    expect(place('config.bas', '{{config.bas}}')).toBe('config.bas; did you mean base?');
    expect(place('id', '{{id}}')).toBe(
      'pathParams.id if it stands in url, else write {{config.id}} and give config.id',
    );
  });

  it('refuses what is no value', () => {
    expect(() => loopUntilScope('owner', { a: { b: null } } as never)).toThrowError(
      TypeError,
      'owner: config.a.b must be text, a finite number, true or false, or redacted text, not null',
    );
  });
});
