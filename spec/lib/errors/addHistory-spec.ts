import { addHistory } from '../../../lib/errors/addHistory.js';
import { NetworkError } from '../../../lib/errors/networkError.js';
import { historyOf } from '../../../lib/errors/pollError.js';
import { attemptOf } from './attemptOf.js';

const request = { method: 'GET', url: 'https://api.example.com', isRepeatable: true };

describe('addHistory', () => {
  const last = attemptOf('pending', { number: 7, tally: { '202': 6, '503': 1 } });

  it('tells an error of an attempt what the poll had seen', () => {
    const error = new NetworkError(request, new Error('reset'));
    addHistory(error, historyOf(last));

    expect([error.attempts, error.last, error.tally]).toEqual([7, last, { '202': 6, '503': 1 }]);
    expect(error.message).toBe('GET https://api.example.com got no response: reset');
  });

  it('leaves errors of others as they are', () => {
    const others = [new Error('a bug'), { kind: 'network' }, 'text', null, undefined];
    for (const error of others) addHistory(error, historyOf(last));

    expect(others.map((error) => Object.keys(error ?? {}))).toEqual([[], ['kind'], ['0', '1', '2', '3'], [], []]);
  });
});
