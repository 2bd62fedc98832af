import { Observable } from 'rxjs';
import type { Answer, Server } from '../server.js';

/** A server, asked once by each subscription: the leanest source there is, the same for all that take an Observable. */
export function answersOf(server: Server): Observable<Answer> {
  return new Observable((result) => {
    result.next(server.answer());
    result.complete();
  });
}
