/** What errors tell of a request; holds no credential. */
export interface RequestSummary {
  readonly method: string;
  /** Address, with its credentials masked. */
  readonly url: string;
  /** Whether sending it again is safe: no `POST` or `PATCH`, or one with an `Idempotency-Key`. */
  readonly isRepeatable: boolean;
}
