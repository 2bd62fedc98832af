/** A row of the table of targets. */
export interface Row {
  /** Its number, such as `P1`. */
  readonly id: string;
  readonly title: string;
  /** That of its figures, where a contest does not name its own. */
  readonly unit: Unit;
  /** Whether each variant has processes of its own, or all share one, as they do in an application. */
  readonly isIsolated: boolean;
  /** Whether it depends on no clock, so that `--check` can hold it to its bounds on any machine. */
  readonly isExact?: boolean;
  /** What its processes tell V8, besides `--expose-gc`. */
  readonly flags?: readonly string[];
  /** How often it is measured, where not as often as other rows. */
  readonly repeats?: (size: Size) => Repeats;
  readonly contests: (size: Size) => readonly Contest[];
}

export type Unit = 'µs' | 'ms' | 'ns' | 'B' | 'MB' | '%' | '';

/** How often a row is measured. */
export interface Repeats {
  /** In how many processes, one after the other: in each, the compiler decides anew. */
  readonly processes: number;
  /** How often in each, where variants share it. */
  readonly rounds: number;
}

/** How much work a measurement does. */
export interface Size extends Repeats {
  /** Polls at a time, where they run. */
  readonly polls: number;
  /** Attempts of each. */
  readonly attempts: number;
  /** Polls at a time, where they wait. */
  readonly waiting: number;
  /** Requests, where they are all there is. */
  readonly requests: number;
  /** Polls at a time, where they go over a network. */
  readonly callers: number;
  /** How long these go on. */
  readonly seconds: number;
  /** Attempts of a poll that goes on for long. */
  readonly longPoll: number;
}

/** What rxpoll does, beside the ways of others to do it. */
export interface Contest {
  /** Which of the figures that its variants give. */
  readonly what?: string;
  readonly unit?: Unit;
  readonly ours: Variant;
  /** The target: what ours may cost at most, in the unit of the contest. */
  readonly atMost?: number;
  /** What `--check` lets ours cost while the target is out of reach: what it costs today and a little more. It is to shrink. */
  readonly ceiling?: number;
  readonly rivals: readonly Rival[];
}

/** One way to do the work of a row. */
export interface Variant {
  /** One of its kind in the row. */
  readonly name: string;
  /**
   * Does the work once, and gives what it cost.
   *
   * @throws Error if the work was not done: a figure would be wrong.
   */
  readonly measure: () => Cost | Promise<Cost>;
}

/** One figure, or some by their names. */
export type Cost = number | Readonly<Record<string, number>>;

/** A way of others. */
export interface Rival extends Variant {
  /** The target: ours may cost at most this times what it costs. */
  readonly atMost?: number;
}
