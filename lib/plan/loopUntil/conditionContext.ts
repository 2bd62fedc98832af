/** What a condition is asked about: the answer to an attempt, and how far the poll has come. */
export interface ConditionContext {
  /** The parsed body; text where it is no JSON, `null` where there is none. */
  readonly response: unknown;
  /** Status code, such as `200`. */
  readonly status: number;
  /** Header fields by name, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Number of the attempt; the first is 1. */
  readonly attempt: number;
  /** Milliseconds since the poll began. */
  readonly elapsed: number;
}
