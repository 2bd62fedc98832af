import type { Observable } from 'rxjs';

/** What an Observable has emitted so far, and how it ended: `'complete'`, an error, or not yet. */
export interface Recording<T> {
  readonly values: T[];
  end: unknown;
}

/** Subscribes, and writes down what comes. */
export function record<T>(result: Observable<T>): Recording<T> {
  const recording: Recording<T> = { values: [], end: undefined };
  result.subscribe({
    next: (value) => recording.values.push(value),
    error: (error: unknown) => (recording.end = error),
    complete: () => (recording.end = 'complete'),
  });
  return recording;
}
