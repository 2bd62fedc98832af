import { NetworkError } from '../../lib/errors/networkError.js';
import { outcomeOf, outcomeOfError } from '../../lib/outcome.js';
import { answer } from '../support/answers.js';

describe('outcomeOf', () => {
  const cases: [string, unknown, string][] = [
    ['a response by its status', answer(202), '202'],
    ['status 0', { status: 0 }, '0'],
    ['a status that is no number', { status: 'running' }, 'answer'],
    ['an object without a status', {}, 'answer'],
    ['text', 'pending', 'answer'],
    ['null', null, 'answer'],
    ['undefined', undefined, 'answer'],
  ];
  for (const [what, response, outcome] of cases) {
    it(`counts ${what}`, () => {
      expect(outcomeOf(response)).toBe(outcome);
    });
  }
});

describe('outcomeOfError', () => {
  const request = { method: 'GET', url: 'https://api.example.com', isRepeatable: true };
  const cases: [string, unknown, string][] = [
    ['an error of this package by its kind', new NetworkError(request, 'lost'), 'network'],
    ['any other error by its name', new RangeError('out'), 'RangeError'],
    ['an error that holds an answer by its status', { name: 'HttpErrorResponse', status: 503 }, '503'],
    ['an error that holds none', { name: 'HttpErrorResponse', status: 0 }, 'error'],
    ['text', 'lost', 'error'],
    ['undefined', undefined, 'error'],
  ];
  for (const [what, error, outcome] of cases) {
    it(`counts ${what}`, () => {
      expect(outcomeOfError(error)).toBe(outcome);
    });
  }
});
