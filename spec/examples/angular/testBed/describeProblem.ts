import { HttpErrorResponse } from '@angular/common/http';
import { NEVER } from 'rxjs';
import { timeoutAfter } from 'rxpoll';
import { describeProblem } from '../../../../examples/angular/src/jobs/describeProblem.js';

describe('describeProblem', () => {
  for (const [status, text] of [
    [0, 'The server cannot be reached'],
    [404, 'The server does not know this job'],
    [500, 'The server answers with an error, 500'],
  ] as const) {
    it(`tells a status of ${String(status)}`, () => {
      expect(describeProblem(new HttpErrorResponse({ status }))).toBe(text);
    });
  }

  it('tells that time is up', async () => {
    const error = await new Promise((resolve) => NEVER.pipe(timeoutAfter(1)).subscribe({ error: resolve }));

    expect(describeProblem(error)).toBe('It takes longer than we wait');
  });

  it('blames the page for all else', () => {
    expect(describeProblem(new TypeError('x is not a function'))).toBe('Something went wrong on this page');
  });
});
