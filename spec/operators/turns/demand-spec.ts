import { hasTurns, offerTurns } from '../../../operators/turns/turn.js';
import { Demand } from '../../../operators/turns/demand.js';

/** Turns of a demand by name, and which of them have started. */
function demanded(): { demand: Demand; started: string[]; enter: (name: string) => () => void } {
  const demand = new Demand();
  const started: string[] = [];
  return {
    demand,
    started,
    enter: (name) => {
      const turn = demand.take();
      turn.enter(() => started.push(name));
      return () => {
        turn.leave();
      };
    },
  };
}

describe('Demand', () => {
  it('holds attempts until the reader waits for a value, and then starts them in order', () => {
    const { demand, started, enter } = demanded();
    enter('a');
    enter('b');

    expect(started).toEqual([]);
    demand.open();

    expect(started).toEqual(['a', 'b']);
    enter('c');

    expect(started).toEqual(['a', 'b', 'c']);
    demand.close();
    enter('d');

    expect(started).toEqual(['a', 'b', 'c']);
  });

  it('starts no more than it takes, and goes on with the one that was held longest', () => {
    const { demand, started, enter } = demanded();
    const answerAtOnce = (name: string): void => {
      const turn = demand.take();
      turn.enter(() => {
        started.push(name);
        demand.close();
        answerAtOnce(name); // is due again, and at the end of the line
      });
    };
    answerAtOnce('a');
    answerAtOnce('b');
    enter('c');
    demand.open();
    demand.open();

    expect(started).toEqual(['a', 'b']);
    demand.open();

    expect(started).toEqual(['a', 'b', 'c', 'a']);
  });

  it('forgets who leaves', () => {
    const { demand, started, enter } = demanded();
    const leave = enter('a');
    enter('b');
    leave();
    leave();
    demand.open();

    expect(started).toEqual(['b']);
  });

  it('starts what was held in no scope of turns, whoever opens it', () => {
    const demand = new Demand();
    const turn = demand.take();
    let isWithin: boolean | undefined;
    turn.enter(() => (isWithin = hasTurns()));
    offerTurns(demand, () => demand.open());

    expect(isWithin).toBeFalse();
  });
});
