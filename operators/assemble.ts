import type { Observable } from 'rxjs';
import type { Attempt } from '../lib/attempt.js';
import type { HttpResponse } from '../lib/httpResponse.js';
import type { Sentence } from '../lib/plan/sentence.js';
import { assembleEach } from './assembleEach.js';

/** Says a sentence: builds the pipe of the five operators. */
export function assemble<T>(sentence: Sentence): Observable<Attempt<HttpResponse<T>>> {
  return assembleEach<T>(sentence)(sentence.request);
}
