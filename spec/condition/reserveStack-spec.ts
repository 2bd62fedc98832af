import { reserveStack } from '../../condition/reserveStack.js';

describe('reserveStack', () => {
  it('throws where the stack is near its end, and only there', () => {
    const outcomes = outcomesFromTheEnd(4_096);

    expect(outcomes[0]).toBe('thrown');
    expect(outcomes.at(-1)).toBe('left');
    expect(outcomes.slice(outcomes.indexOf('left'))).not.toContain('thrown');
  });

  it('reserves as much when an engine has optimised it', () => {
    for (let i = 0; i < 20_000; i++) reserveStack([]);
    const [few, many] = [1_000, 32_000].map((count) => outcomesFromTheEnd(count).indexOf('left'));

    expect(many).toBeGreaterThan(10 * (few ?? NaN));
  });
});

/** What comes of it where the stack has come to its end, and in the calls above. */
function outcomesFromTheEnd(count: number): readonly string[] {
  const words = Array<undefined>(count).fill(undefined);
  const outcomes: string[] = [];
  const call = (): string => {
    try {
      'a'.replace('a', call); // a call that no engine makes one with the next
    } catch {
      // The end of the stack.
    }
    outcomes.push(outcomeOf(words));
    return '';
  };
  outcomeOf(words); // the first call takes the engine more stack than the next ones
  call();
  return outcomes;
}

function outcomeOf(words: readonly undefined[]): string {
  try {
    reserveStack(words);
    return 'left';
  } catch {
    return 'thrown';
  }
}
