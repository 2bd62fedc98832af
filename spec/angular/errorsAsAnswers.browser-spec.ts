import './testBed.js';
import { HttpErrorResponse, HttpHeaders, HttpResponse } from '@angular/common/http';
import type { HttpEvent } from '@angular/common/http';
import { EMPTY, NEVER, of, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { errorsAsAnswers } from '../../angular/errorsAsAnswers.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

const headers = new HttpHeaders({ 'x-state': 'gone' });
const notFound = new HttpErrorResponse({
  status: 404,
  statusText: 'Not Found',
  error: { id: 42 },
  url: '/jobs/42',
  headers,
});

describe('errorsAsAnswers', () => {
  it(
    'gives an answer in place of an error that was made of one',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold<HttpEvent<unknown>>('--#', undefined, notFound);
      const subs = '                           ^-!';
      const r = new HttpResponse({ status: 404, statusText: 'Not Found', body: { id: 42 }, url: '/jobs/42', headers });

      expectObservable(source.pipe(errorsAsAnswers())).toBe('--(r|)', { r });
      expectSubscriptions(source.subscriptions).toBe(subs);
    }),
  );

  it('gives an answer without a body and without an address', () => {
    const error = new HttpErrorResponse({ status: 500 });
    const [answer] = record(throwError(() => error).pipe(errorsAsAnswers())).values as HttpResponse<unknown>[];

    expect([answer?.status, answer?.body, answer?.url]).toEqual([500, null, null]);
  });

  it('leaves answers as they are', () => {
    const answer = new HttpResponse({ status: 200 });

    expect(record(of(answer).pipe(errorsAsAnswers()))).toEqual({ values: [answer], end: 'complete' });
    expect(record((EMPTY as Observable<typeof answer>).pipe(errorsAsAnswers())).end).toBe('complete');
    expect(record((NEVER as Observable<typeof answer>).pipe(errorsAsAnswers())).end).toBeUndefined();
  });

  const others: [string, unknown][] = [
    ['of a request that was lost', new HttpErrorResponse({ status: 0, error: new ProgressEvent('error') })],
    ['of a body that could not be parsed', new HttpErrorResponse({ status: 200, error: new SyntaxError('no JSON') })],
    ['of an interceptor', new Error('logged out')],
    ['that is none', 'gone'],
  ];
  for (const [what, error] of others) {
    it(`leaves an error ${what} as it came`, () => {
      const recording = record(throwError(() => error).pipe(errorsAsAnswers()));

      expect(recording.values).toEqual([]);
      expect(recording.end).toBe(error);
    });
  }
});
