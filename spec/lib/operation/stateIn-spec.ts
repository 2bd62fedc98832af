import type { Operation, OperationState } from '../../../lib/operation/operation.js';
import { endingOf, isUnknown, knownWords, stateIn } from '../../../lib/operation/stateIn.js';

describe('stateIn (operation)', () => {
  const cases: [unknown, Operation['mode'], unknown][] = [
    [{ status: 'Running' }, 'operation', 'Running'],
    [{ status: 'Running', properties: { provisioningState: 'Failed' } }, 'operation', 'Running'],
    [{ status: null, properties: { provisioningState: 'Creating' } }, 'operation', 'Creating'],
    [{ status: 'Running' }, 'resource', undefined],
    [{ status: 'Running', properties: { provisioningState: 'Creating' } }, 'resource', 'Creating'],
    [{ properties: {}, provisioningState: 'Creating' }, 'resource', 'Creating'],
    [{ properties: 'x', provisioningState: null }, 'resource', undefined],
    [{ status: 404 }, 'operation', 404],
    [{}, 'operation', undefined],
    [['Running'], 'operation', undefined],
    ['Running', 'operation', undefined],
    [null, 'resource', undefined],
  ];
  for (const [body, mode, state] of cases) {
    it(`finds ${String(state)} in ${JSON.stringify(body)} of the mode ${mode}`, () => {
      expect(stateIn(body, mode)).toEqual(state);
    });
  }
});

describe('endingOf', () => {
  const cases: [unknown, OperationState | undefined][] = [
    ['Succeeded', 'succeeded'],
    ['FAILED', 'failed'],
    ['Canceled', 'canceled'],
    ['cancelled', 'canceled'],
    ['Canceling', undefined],
    ['PartiallySucceeded', undefined],
    ['ValidationFailed', 'failed'],
    ['FailingOver', undefined],
    ['', undefined],
    ['constructor', undefined],
    [true, undefined],
    [undefined, undefined],
  ];
  for (const [state, ending] of cases) {
    it(`takes ${String(state)} for ${String(ending)}`, () => {
      expect(endingOf(state)).toBe(ending);
    });
  }
});

describe('isUnknown', () => {
  it('knows words in any case, and no others', () => {
    const words = [
      'Running',
      'IN_PROGRESS',
      'inProgress',
      'Canceling',
      'Succeeded',
      'Paused',
      'completed',
      '',
      'constructor',
    ];

    expect(words.filter(isUnknown)).toEqual(['Paused', 'completed', '', 'constructor']);
    expect(knownWords.filter((word) => isUnknown(word.toUpperCase()))).toEqual([]);
  });
});
