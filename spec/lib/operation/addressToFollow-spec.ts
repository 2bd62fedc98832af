import { addressToFollow } from '../../../lib/operation/addressToFollow.js';
import { answer } from '../../support/answers.js';

describe('addressToFollow', () => {
  const follow = (address: string | URL): string =>
    addressToFollow(address, 'https://api.example.com/a/b', answer(202));

  it('takes what is absolute, and what is relative to the one before', () => {
    expect(['http://b.example.com/x', new URL('https://b.example.com/x'), '../op/1', 'op/1'].map(follow)).toEqual([
      'http://b.example.com/x',
      'https://b.example.com/x',
      'https://api.example.com/op/1',
      'https://api.example.com/a/op/1',
    ]);
  });

  for (const address of ['file:///etc/passwd', 'javascript:alert(1)', 'data:,x', 'blob:https://x/1', 'http://[']) {
    it(`refuses ${address}`, () => {
      expect(() => follow(address)).toThrow(
        jasmine.objectContaining({ kind: 'operation', reason: 'bad-address', response: jasmine.anything() }),
      );
    });
  }
});
