import type { Unit } from './row.js';

/** A figure with its unit: three digits, or all that is before the point. */
export function figure(value: number, unit: Unit): string {
  const isWhole = Number.isInteger(value) || Math.abs(value) >= 100;
  const number = isWhole ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
  return unit === '' || unit === '%' ? `${number}${unit}` : `${number} ${unit}`;
}

/** How many times something else: `2.1×`, or `1/7.5`. */
export function part(ratio: number): string {
  return ratio >= 0.95 ? `${digits(ratio)}×` : `1/${digits(1 / ratio)}`;
}

/** Two, and one more where it counts. */
function digits(ratio: number): string {
  return String(Number(ratio.toPrecision(ratio < 2 ? 3 : 2)));
}
