import { NEVER } from 'rxjs';
import { sharedPolls } from '../../../operators/sharing/sharedPolls.js';

describe('sharedPolls', () => {
  it('are the same in a scope, and others in another and in none', () => {
    const [one, two] = [{}, {}];
    sharedPolls(one).set('of this spec', NEVER);

    expect([one, two, undefined].map((scope) => sharedPolls(scope).get('of this spec'))).toEqual([
      NEVER,
      undefined,
      undefined,
    ]);
    expect(sharedPolls()).toBe(sharedPolls());
  });
});
