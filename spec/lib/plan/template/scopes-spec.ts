import { redact } from '../../../../lib/mask/redact.js';
import { anyScope, scopeOf } from '../../../../lib/plan/template/scopes.js';
import type { Variables } from '../../../../lib/plan/template/scopes.js';

describe('scopeOf', () => {
  const token = redact`${'s3cret'}`;
  const { find } = scopeOf('fromPlan', 'variables', { a: 1, b: { c: 'd', e: { f: token } }, 'x.y': '', g: false });

  it('finds values by name, those of objects by theirs after it', () => {
    expect(['a', 'b.c', 'b.e.f', 'x.y', 'g', 'b', 'constructor'].map(find)).toEqual([
      1,
      'd',
      token,
      '',
      false,
      undefined,
      undefined,
    ]);
  });

  it('takes what is undefined as left out', () => {
    expect(scopeOf('fromPlan', 'variables', { a: undefined }).find('a')).toBeUndefined();
  });

  it('refuses variables that contain themselves', () => {
    const cyclic: Record<string, Variables> = {};
    cyclic['a'] = cyclic;

    expect(() => scopeOf('fromPlan', 'variables', cyclic)).toThrowError(TypeError, /^fromPlan: variables\.a\.a\.a/);
  });

  for (const value of [null, NaN, Infinity, [], () => 1, 1n, Symbol('s'), new Date(0), new Map()]) {
    it(`refuses ${String(value)} of type ${typeof value}`, () => {
      expect(() => scopeOf('fromPlan', 'variables', { a: { b: value } } as unknown as Variables)).toThrowError(
        /^fromPlan: variables\.a\.b must be text, a finite number, true or false, or redacted text, not /,
      );
    });
  }
});

describe('anyScope', () => {
  it('knows every name', () => {
    expect(anyScope.find('whatever')).toBe('1');
  });
});
