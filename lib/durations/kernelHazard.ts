/** How likely it is that something ends now that has not ended yet, by the logarithm of how long it has lasted. */
export interface Hazard {
  /** Where it begins to be told from nothing, as a logarithm of milliseconds. */
  readonly from: number;
  /** Beyond what it is as good as 1. */
  readonly to: number;
  /** How far one has to go to see it change. */
  readonly bandwidth: number;
  /** Per unit of the logarithm; divided by the time that has passed, it is that per millisecond. */
  readonly at: (logarithm: number) => number;
}

/** A kernel reaches so many bandwidths far. */
const reach = 10;
/** Durations are known, and alike, to so much of themselves at best. */
const leastBandwidth = 0.03;

/**
 * Estimates a hazard from durations: the density of their logarithms by the share that has not ended, both from one kernel.
 *
 * The kernel is logistic, whose distribution is as plain as its density, and its width Silverman's rule of thumb, as a
 * logistic distribution of the same deviation has it. One duration more is counted of which nothing is known but that it
 * outlasts the others. It weighs little among them; beyond the longest nothing else is left, and the hazard goes to that of
 * an unknown scale, 1 per unit of the logarithm.
 *
 * The rule is that of B. W. Silverman, "Density Estimation for Statistics and Data Analysis", 1986, (3.31).
 *
 * @param durations Milliseconds, two or more of them.
 */
export function kernelHazard(durations: readonly number[]): Hazard {
  const count = durations.length;
  const points = durations.map((duration) => Math.log(Math.max(1, duration))).sort((a, b) => a - b);
  const bandwidth = Math.max(leastBandwidth, (0.9 * spreadOf(points) * Math.sqrt(3)) / Math.PI / count ** 0.2);
  const [least = 0] = points;
  const most = points.at(-1) ?? 0;

  return {
    from: least - reach * bandwidth,
    to: most + reach * bandwidth,
    bandwidth,
    at: (logarithm) => {
      let ended = 0;
      let density = 0;
      for (const point of points) {
        const share = 1 / (1 + Math.exp((point - logarithm) / bandwidth));
        ended += share;
        density += share * (1 - share);
      }
      return (density / bandwidth + ended / count) / (count - ended + 1);
    },
  };
}

/**
 * The deviation that a normal distribution has whose middle third is as wide as the narrowest third of the points: neither a
 * few that are far off nor durations of another kind widen it.
 */
function spreadOf(sorted: readonly number[]): number {
  const third = Math.ceil(sorted.length / 3);
  const widths = sorted.slice(third).map((point, index) => point - (sorted[index] ?? point));
  return Math.min(...widths) / 0.861;
}
