import { concat, NEVER, of } from 'rxjs';
import { acrossTabs } from '../../operators/acrossTabs.js';
import { sharePoll } from '../../operators/sharePoll.js';

describe('acrossTabs', () => {
  it('lets a poll run where it is the only tab, and where there are no tabs', async () => {
    const values = await new Promise((resolve) => {
      sharePoll('acrossTabs-spec', () => concat(of(1), NEVER), { across: acrossTabs(), scope: {} }).subscribe(resolve);
    });

    expect(values).toBe(1);
  });

  const mistakes: readonly (readonly [object, string])[] = [
    [{ name: '' }, 'acrossTabs: name must be text that is not empty, not ""'],
    [{ name: 7 }, 'acrossTabs: name must be text that is not empty, not 7'],
    [{ nam: 'a' }, 'acrossTabs: unknown option "nam"; did you mean name?'],
  ];
  for (const [options, message] of mistakes) {
    it(`refuses ${JSON.stringify(options)}`, () => {
      expect(() => acrossTabs(options)).toThrowMatching(({ message: said }: Error) => said === message);
    });
  }
});
