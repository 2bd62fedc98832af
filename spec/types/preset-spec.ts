import type { Observable, OperatorFunction } from 'rxjs';
import { isObservable } from 'rxjs';
import { backoffSchedule, matchedBody, pollHttp, takeUntilMatch, timeoutAfter } from '../../lib/index.js';
import type { Attempt, HttpResponse } from '../../lib/index.js';
import { definePreset, openaiBatch } from '../../lib/presets/index.js';
import type { Preset, PresetData } from '../../lib/presets/index.js';

interface Batch {
  readonly id: string;
  readonly status: 'in_progress' | 'completed' | 'failed';
}

type Equal<A, B> = [A, B] extends [B, A] ? true : false;
type ValueOf<O> = O extends Observable<infer V> ? V : O extends OperatorFunction<never, infer V> ? V : never;

/** Compiles where an Observable emits exactly what is expected. */
function emits<Expected>() {
  return <O extends Observable<unknown>>(result: O, isEqual: Equal<ValueOf<O>, Expected>): void => {
    expect([isObservable(result), isEqual]).toEqual([true, true] as never);
  };
}

/** Nothing here is ever called: it is the compiler that refuses each of them. */
function refused(...mistakes: (() => unknown)[]): void {
  expect(mistakes.every((mistake) => typeof mistake === 'function')).toBeTrue();
}

const attempts$ = pollHttp<Batch>('https://api.example.com/v1/batches/42').pipe(backoffSchedule());

describe('the types of presets', () => {
  it('leave the body as it is', () => {
    emits<Attempt<HttpResponse<Batch>>>()(attempts$.pipe(takeUntilMatch(openaiBatch)), true);
    emits<Batch>()(attempts$.pipe(takeUntilMatch(openaiBatch), timeoutAfter('1h'), matchedBody()), true);
    emits<Batch>()(
      attempts$.pipe(
        takeUntilMatch(openaiBatch, {
          unknownState: { failAfter: 3 },
          onUnknownState: ({ state, count, attempt }) => console.log(state, count + attempt.number),
          failOn: { body: { status: ['failed'] } },
          stableFor: 2,
        }),
        matchedBody(),
      ),
      true,
    );
  });

  it('take one that was spread, and one of a user', () => {
    const patient: Preset = { ...openaiBatch, pending: [...openaiBatch.pending, 'paused'] };
    const data: PresetData = {
      id: 'jobs',
      asOf: '2026-11',
      source: 'docs',
      status: { method: 'GET', url: '/jobs/{id}', path: 'status' },
      success: ['done'],
    };

    emits<Batch>()(attempts$.pipe(takeUntilMatch(patient), matchedBody()), true);
    emits<Batch>()(attempts$.pipe(takeUntilMatch(definePreset(data)), matchedBody()), true);
  });

  it('refuse what would do nothing, and what is wrong', () => {
    refused(
      // @ts-expect-error a filter knows no words
      () => attempts$.pipe(takeUntilMatch({ status: [200] }, { unknownState: 'fail' })),
      // @ts-expect-error nor does a predicate
      () => attempts$.pipe(takeUntilMatch(() => true, { onUnknownState: () => undefined })),
      // @ts-expect-error no such policy
      () => attempts$.pipe(takeUntilMatch(openaiBatch, { unknownState: 'wait' })),
      // @ts-expect-error no such value of the body
      () => attempts$.pipe(takeUntilMatch(openaiBatch, { failOn: { body: { status: ['fialed'] } } })),
      // @ts-expect-error data that nobody has checked is no preset
      () => attempts$.pipe(takeUntilMatch({ id: 'jobs', success: ['done'] })),
      // @ts-expect-error there are no attempts yet
      () => pollHttp<Batch>('https://api.example.com').pipe(takeUntilMatch(openaiBatch)),
      // @ts-expect-error no such field
      () => definePreset({ ...openaiBatch, sucess: ['done'] }),
    );
  });
});
