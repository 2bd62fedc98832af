import { HttpErrorResponse } from '@angular/common/http';
import { isPollError } from 'rxpoll';

/** Says in a person's words why a poll has ended without an answer. */
export function describeProblem(error: unknown): string {
  if (isPollError(error) && error.kind === 'timeout') return 'It takes longer than we wait';
  if (!(error instanceof HttpErrorResponse)) return 'Something went wrong on this page';
  if (error.status === 0) return 'The server cannot be reached';
  if (error.status === 404) return 'The server does not know this job';
  return `The server answers with an error, ${String(error.status)}`;
}
