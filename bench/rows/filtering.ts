import { cpuOf } from '../harness/cpuOf.js';
import { filters, usual } from '../filters.js';
import type { FilterCase, FilterPeer } from '../filters.js';
import { compiled } from '../peers/compileFilter.js';
import { original } from '../peers/eventFilterMatches.js';
import type { Row, Size, Variant } from '../harness/row.js';
import { succeeded } from '../server.js';

export const filtering: Row = {
  id: 'P7',
  title: 'CPU to filter a body',
  unit: 'ns',
  isIsolated: true, // the engine makes one hot filter faster than many
  contests: (size) => [
    {
      ours: cpuPerBody('compileFilter, one filter', compiled, [usual], size),
      rivals: [{ ...cpuPerBody('the original, one filter', original, [usual], size), atMost: 1 / 10 }],
    },
    {
      ours: cpuPerBody('compileFilter, 24 filters', compiled, filters, size),
      rivals: [{ ...cpuPerBody('the original, 24 filters', original, filters, size), atMost: 1 / 3 }],
    },
  ],
};

function cpuPerBody(name: string, peer: FilterPeer, cases: readonly FilterCase[], { polls }: Size): Variant {
  return {
    name,
    measure: async () => {
      const tests = cases.flatMap(({ filter, bodies }) => {
        const matches = peer(filter);
        return bodies.map((body) => ({ matches, answer: { ...succeeded, body } }));
      });
      // A list that is long enough for the loop around it to cost nothing.
      const calls = Array.from({ length: polls }, () => tests).flat();
      const matchAll = (times: number): void => {
        let matched = 0;
        for (let time = 0; time < times; time++) {
          for (const { matches, answer } of calls) if (matches(answer)) matched++;
        }
        if (matched * 2 !== calls.length * times) throw new Error(`${name}: a filter is wrong`);
      };
      const times = Math.ceil((polls * 2_000) / calls.length);
      matchAll(times); // warms up
      return ((await cpuOf(() => matchAll(times))) * 1_000) / (calls.length * times);
    },
  };
}
