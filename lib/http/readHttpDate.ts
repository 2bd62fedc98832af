const rfc850 = /^(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,)(\w{3})\w+, (\d\d)-(\w{3})-(\d\d) (.*)$/;
const asctime = /^(\w{3}) (\w{3}) (\d\d) (.{8}) (\d{4})$/;

/**
 * Reads an HTTP-date in any of its three forms (RFC 9110, section 5.6.7).
 *
 * All of the text must be as it is written there. That includes the day of the week, which must be the right one; a leap
 * second is not read.
 *
 * @param now Epoch milliseconds, from which the century of a two-digit year is told: no date is more than 50 years ahead.
 * @returns Epoch milliseconds, or `NaN` for anything else.
 */
export function readHttpDate(value: string, now: number): number {
  const years = rfc850.exec(value)?.[4];
  if (years === undefined) {
    return readFixdate(value.replace(/^(\w{3} \w{3}) {2}(\d )/, '$1 0$2').replace(asctime, '$1, $3 $2 $5 $4 GMT'));
  }
  const inYear = (year: number): number => readFixdate(value.replace(rfc850, `$1, $2 $3 ${String(year)} $5`));
  const horizon = new Date(now);
  const lastYear = horizon.getUTCFullYear() + 50;
  const year = lastYear - ((lastYear - Number(years)) % 100);
  const latest = inYear(year);
  return latest <= horizon.setUTCFullYear(lastYear) ? latest : inYear(year - 100);
}

/** Reads `Sun, 06 Nov 1994 08:49:37 GMT`: `Date.parse` takes much else, but gives that back in no other form. */
function readFixdate(text: string): number {
  const time = Date.parse(text);
  return new Date(time).toUTCString() === text ? time : NaN;
}
