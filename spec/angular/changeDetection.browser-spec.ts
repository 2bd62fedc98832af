import { isZoned, provideChangeDetection } from './testBed.js';
import { HttpClient, provideHttpClient, withXhr } from '@angular/common/http';
import { afterEveryRender, Component, inject } from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import { finalize, identity, tap, timer } from 'rxjs';
import type { MonoTypeOperatorFunction, Observable } from 'rxjs';
import { httpClientTransport, outsideZone, pollResource } from '../../angular/index.js';
import { backoffSchedule, pollHttp } from '../../lib/index.js';
import type { Attempt, BackoffOptions } from '../../lib/index.js';
import { faultServer } from '../support/faultServer.js';
import { pause, until } from '../support/pages/until.js';

const threeTimes: BackoffOptions = { strategy: 'fixed', initialDelay: 30, maxAttempts: 3 };

const backends: [string, ReturnType<typeof provideHttpClient>][] = [
  ['fetch', provideHttpClient()],
  ['XHR', provideHttpClient(withXhr())],
];

/** Writes down the attempts that pass. */
type Watch = <R>() => MonoTypeOperatorFunction<Attempt<R>>;

/**
 * Runs a real application, whose component is given a poll; tells the attempts and the renderings by Angular, in order.
 *
 * @param show Makes what the component shows.
 */
async function observe(
  provider: ReturnType<typeof provideHttpClient>,
  show: (watch: Watch) => () => unknown,
): Promise<string[]> {
  const events: string[] = [];
  let isOver = false;
  const watch: Watch = () => (poll$) =>
    poll$.pipe(
      tap(({ number }) => void events.push(`attempt ${String(number)}`)),
      finalize(() => (isOver = true)),
    );
  const Root = Component({ selector: 'app-root', template: '{{ shown() }}' })(
    class {
      readonly shown = show(watch);

      constructor() {
        afterEveryRender(() => void events.push('rendering'));
      }
    },
  );
  const application = await createApplication({ providers: [provideChangeDetection(), provider] });
  const host = document.body.appendChild(document.createElement('app-root'));
  application.bootstrap(Root, host);
  await until(() => isOver);
  await pause(50); // nothing more comes
  application.destroy();
  return events.slice(events.indexOf('attempt 1')); // what goes before is the start of the application
}

const eachOnce = ['attempt 1', 'rendering', 'attempt 2', 'rendering', 'attempt 3', 'rendering'];

describe('Angular', () => {
  it('renders once for each attempt of a resource, and not while it waits', async () => {
    const poll$ = timer(30).pipe(backoffSchedule(threeTimes));
    const events = await observe(
      provideHttpClient(),
      (watch) => pollResource({ poll: () => poll$.pipe(watch()) }).value,
    );

    expect(events).toEqual(eachOnce);
  });

  for (const [backend, provider] of backends) {
    it(`renders once for each attempt of a resource that asks by ${backend}`, async () => {
      const { url } = await faultServer.play([{ body: { status: 'running' } }]);
      const events = await observe(provider, (watch) => {
        const http = inject(HttpClient);
        const poll = (): Observable<Attempt> =>
          http.get(url, { observe: 'response' }).pipe(backoffSchedule(threeTimes), watch());
        return pollResource({ poll }).value;
      });

      expect(events).toEqual(eachOnce);
    });

    it(`renders once for each attempt of a resource that asks by pollHttp and ${backend}`, async () => {
      const { url } = await faultServer.play([{ body: { status: 'running' } }]);
      const events = await observe(provider, (watch) => {
        const transport = httpClientTransport(inject(HttpClient));
        const poll$ = pollHttp(url, { transport }).pipe(backoffSchedule(threeTimes), watch());
        return pollResource({ poll: () => poll$ }).value;
      });

      expect(events).toEqual(eachOnce);
    });
  }
});

if (isZoned) {
  describe('outsideZone in an application with zone.js', () => {
    for (const [backend, provider] of backends) {
      /** Subscribes as services and components of such an application do, and shows the number of the last attempt. */
      const subscribed = async (last: () => MonoTypeOperatorFunction<Attempt>): Promise<string[]> => {
        const { url } = await faultServer.play([{ body: { status: 'running' } }]);
        return observe(provider, (watch) => {
          let number = 0;
          inject(HttpClient)
            .get(url, { observe: 'response' })
            .pipe(backoffSchedule(threeTimes), last(), watch())
            .subscribe((attempt) => (number = attempt.number));
          return () => number;
        });
      };

      it(`lets Angular render for each attempt by ${backend} and for the end, and not while it waits`, async () => {
        expect(await subscribed(outsideZone)).toEqual([...eachOnce, 'rendering']);
      });

      it(`is what keeps Angular from rendering in between by ${backend}`, async () => {
        expect((await subscribed(() => identity)).length).toBeGreaterThan(eachOnce.length + 1);
      });
    }
  });
}
