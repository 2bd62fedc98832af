import fc from 'fast-check';
import { readHttpDate } from '../../../lib/http/readHttpDate.js';

describe('readHttpDate', () => {
  const now = Date.UTC(2026, 10, 22, 12);
  const november = Date.UTC(1994, 10, 6, 8, 49, 37);

  const table: [string, number][] = [
    ['Sun, 06 Nov 1994 08:49:37 GMT', november],
    ['Sunday, 06-Nov-94 08:49:37 GMT', november],
    ['Sun Nov  6 08:49:37 1994', november],
    ['Sun Nov 06 08:49:37 1994', november],
    ['Wed Nov 16 08:49:37 1994', Date.UTC(1994, 10, 16, 8, 49, 37)],
    ['Sun, 22 Nov 2026 12:00:05 GMT', now + 5_000],
    ['Sunday, 22-Nov-26 12:00:05 GMT', now + 5_000],
    ['Sun Nov 22 12:00:05 2026', now + 5_000],
    ['Thu, 29 Feb 2024 00:00:00 GMT', Date.UTC(2024, 1, 29)],
    ['Thu, 31 Dec 9998 23:59:59 GMT', Date.UTC(9998, 11, 31, 23, 59, 59)],
  ];
  for (const [text, time] of table) {
    it(`reads ${text}`, () => {
      expect(readHttpDate(text, now)).toBe(time);
    });
  }

  const malformed = [
    '',
    'Invalid Date',
    'soon',
    '1994',
    '1994-11-06T08:49:37Z',
    'Sun, 6 Nov 1994 08:49:37 GMT',
    'Sun,  6 Nov 1994 08:49:37 GMT',
    'Sun, 06 Nov 94 08:49:37 GMT',
    'Sun, 06 Nov 1994 08:49:37',
    'Sun, 06 Nov 1994 08:49:37 UTC',
    'Sun, 06 Nov 1994 08:49:37 +0000',
    'Sun, 06 Nov 1994 09:49:37 CET',
    'Sun, 06 Nov 1994 08:49 GMT',
    'sun, 06 nov 1994 08:49:37 gmt',
    ' Sun, 06 Nov 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT',
    'Foo, 06 Nov 1994 08:49:37 GMT',
    'Mon, 06 Nov 1994 08:49:37 GMT',
    'Sun, 06 Foo 1994 08:49:37 GMT',
    'Sun, 00 Nov 1994 08:49:37 GMT',
    'Wed, 31 Nov 1994 08:49:37 GMT',
    'Wed, 29 Feb 2023 00:00:00 GMT',
    'Sun, 32 Nov 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 24:00:00 GMT',
    'Sun, 06 Nov 1994 25:49:37 GMT',
    'Sun, 06 Nov 1994 08:60:37 GMT',
    'Sun, 06 Nov 1994 08:49:61 GMT',
    'Sun, 06-Nov-94 08:49:37 GMT',
    'Sunday, 06-Nov-1994 08:49:37 GMT',
    'Sunday, 06 Nov 94 08:49:37 GMT',
    'Monday, 06-Nov-94 08:49:37 GMT',
    'Someday, 06-Nov-94 08:49:37 GMT',
    'Sunnyday, 06-Nov-94 08:49:37 GMT',
    'Sunday, 06-Nov-94 08:49:37 CET',
    'Sun Nov 6 08:49:37 1994',
    'Sun Nov   6 08:49:37 1994',
    'Sun Nov  6 08:49:37 1994 GMT',
    'Sun Nov  6 08:49:37 94',
    'Sun Nov 31 08:49:37 1994',
  ];
  for (const text of malformed) {
    it(`does not read ${JSON.stringify(text)}`, () => {
      expect(readHttpDate(text, now)).toBeNaN();
    });
  }

  it('takes a two-digit year for one that is at most 50 years ahead', () => {
    expect(readHttpDate('Tuesday, 22-Nov-50 12:00:00 GMT', now)).toBe(Date.UTC(2050, 10, 22, 12));
    expect(readHttpDate('Sunday, 22-Nov-76 12:00:00 GMT', now)).toBe(Date.UTC(2076, 10, 22, 12));
    expect(readHttpDate('Monday, 22-Nov-76 12:00:01 GMT', now)).toBe(Date.UTC(1976, 10, 22, 12, 0, 1));
    expect(readHttpDate('Tuesday, 22-Nov-77 12:00:00 GMT', now)).toBe(Date.UTC(1977, 10, 22, 12));
    expect(readHttpDate('Monday, 22-Nov-99 12:00:00 GMT', now)).toBe(Date.UTC(1999, 10, 22, 12));
  });

  it('reads a two-digit year at the turn of a century', () => {
    expect(readHttpDate('Friday, 01-Jan-00 00:00:00 GMT', Date.UTC(2099, 11, 31))).toBe(Date.UTC(2100, 0, 1));
    expect(readHttpDate('Thursday, 31-Dec-99 23:59:59 GMT', Date.UTC(2100, 0, 1))).toBe(
      Date.UTC(2099, 11, 31, 23, 59, 59),
    );
  });

  it('reads every date that it would be sent, in all three forms', () => {
    const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
    const seconds = fc.integer({ min: Date.UTC(1977, 0) / 1_000, max: Date.UTC(2076, 0) / 1_000 });
    fc.assert(
      fc.property(seconds, (seconds) => {
        const date = new Date(seconds * 1_000);
        const fixdate = date.toUTCString();
        const [, day, month, year, time] = fixdate.split(' ') as [string, string, string, string, string];
        const forms = [
          fixdate,
          `${days[date.getUTCDay()]!}, ${day}-${month}-${year.slice(2)} ${time} GMT`,
          `${fixdate.slice(0, 3)} ${month} ${day.replace(/^0/, ' ')} ${time} ${year}`,
        ];
        for (const form of forms)
          expect(readHttpDate(form, now))
            .withContext(form)
            .toBe(seconds * 1_000);
      }),
    );
  });
});
