/** A row of the table of targets. */
export interface Row {
  /** Its number, such as `P1`. */
  readonly id: string;
  readonly title: string;
  readonly unit: 'µs' | 'ms' | 'ns' | 'B';
  /** Whether each variant has processes of its own, or all share one, as they do in an application. */
  readonly isIsolated: boolean;
  readonly contests: (size: Size) => readonly Contest[];
}

/** How much work a measurement does. */
export interface Size {
  /** Polls at a time, where they run. */
  readonly polls: number;
  /** Attempts of each. */
  readonly attempts: number;
  /** Polls at a time, where they wait. */
  readonly waiting: number;
  /** In how many processes, one after the other: in each, the compiler decides anew. */
  readonly processes: number;
  /** How often in each, where variants share it. */
  readonly rounds: number;
}

/** What rxpoll does, beside the ways of others to do it. */
export interface Contest {
  readonly ours: Variant;
  /** What it may cost at most, in the unit of the row. */
  readonly atMost?: number;
  readonly rivals: readonly Rival[];
}

/** One way to do the work of a row. */
export interface Variant {
  /** One of its kind in the row. */
  readonly name: string;
  /** Does the work once, and gives what it cost, in the unit of the row. */
  readonly measure: () => number | Promise<number>;
}

/** A way of others. */
export interface Rival extends Variant {
  /** Ours may cost at most this times what it costs. */
  readonly atMost?: number;
}
