import { isZoned, setUp } from './testBed.js';
import { NgZone } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NEVER, Observable, of, Subject, throwError } from 'rxjs';
import { outsideZone } from '../../angular/outsideZone.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

describe('outsideZone', () => {
  let zone: NgZone;
  beforeEach(() => {
    zone = setUp().inject(NgZone);
  });

  it(
    'mirrors the source',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -a-b-|');
      const subs = '        ^----!';
      const failing = cold('-a-#');

      expectObservable(source.pipe(outsideZone(zone))).toBe('-a-b-|');
      expectSubscriptions(source.subscriptions).toBe(subs);
      expectObservable(failing.pipe(outsideZone(zone))).toBe('-a-#');
    }),
  );

  it('subscribes outside of the zone, and tells inside of it', () => {
    const places: [string, boolean][] = [];
    const note = (what: string): void => void places.push([what, NgZone.isInAngularZone()]);
    const source = new Observable<string>((result) => {
      note('source');
      result.next('a');
      result.complete();
      return () => note('teardown');
    });
    zone.run(() => {
      source.pipe(outsideZone(zone)).subscribe({ next: note, complete: () => note('complete') });
    });
    throwError(() => 'gone')
      .pipe(outsideZone(zone))
      .subscribe({ error: note });

    expect(places.filter(([, isInside]) => isInside).map(([what]) => what)).toEqual(
      isZoned ? ['a', 'complete', 'gone'] : [],
    );
    expect(places[0]).toEqual(['source', false]);
  });

  it('unsubscribes the source', () => {
    const source$ = new Subject<string>();
    source$.pipe(outsideZone(zone)).subscribe().unsubscribe();

    expect(source$.observed).toBeFalse();
  });

  it('takes the zone of the injection context', () => {
    const result$ = TestBed.runInInjectionContext(() => of('a').pipe(outsideZone()));

    expect(record(result$)).toEqual(record(of('a')));
    expect(() => NEVER.pipe(outsideZone())).toThrowError(/NG0203/);
  });
});
