import fc from 'fast-check';
import type { Linked } from '../../../lib/gate/line.js';
import { Line } from '../../../lib/gate/line.js';

class Person implements Linked<Person> {
  before: Person | undefined;
  after: Person | undefined;

  constructor(readonly name: number) {}
}

function namesIn(line: Line<Person>): readonly number[] {
  const names: number[] = [];
  for (let person = line.first; person; person = person.after) names.push(person.name);
  return names;
}

describe('Line', () => {
  it('keeps the order in which one comes, whoever leaves', () => {
    const change = fc.record({ joins: fc.boolean(), place: fc.nat() });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const line = new Line<Person>();
        let expected: Person[] = [];
        changes.forEach(({ joins, place }, name) => {
          const person = joins ? new Person(name) : expected[place % Math.max(expected.length, 1)];
          if (person === undefined) return;
          if (joins) line.add(person);
          else line.remove(person);
          expected = joins ? [...expected, person] : expected.filter((other) => other !== person);

          expect(namesIn(line)).toEqual(expected.map((other) => other.name));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('lets one who has left come back, as the last', () => {
    const line = new Line<Person>();
    const [one, two] = [new Person(1), new Person(2)];
    line.add(one);
    line.add(two);
    line.remove(one);
    line.add(one);

    expect(namesIn(line)).toEqual([2, 1]);
  });
});
