import { lastValueFrom } from 'rxjs';
import type { PollFailedError } from '../../lib/errors/pollFailedError.js';
import { resultOf } from '../../lib/presets/resultOf.js';
import { constant } from '../../lib/schedule/constant.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { takeUntilMatch } from '../../operators/takeUntilMatch.js';
import { apis } from '../support/apis/apis.js';
import { faultServer } from '../support/faultServer.js';

describe('takeUntilMatch of a preset, against a server', () => {
  for (const { preset, pending, success, results, failure = [] } of apis) {
    it(`follows ${preset.id} to its end`, async () => {
      const { url } = await faultServer.play([...pending, ...success.slice(0, 1)]);
      const last = await lastValueFrom(pollHttp(url).pipe(backoffSchedule(constant(0)), takeUntilMatch(preset)));

      expect(last.number).toBe(pending.length + 1);
      expect(resultOf(preset, last.response)).toEqual(results[0]);
      for (const answer of failure.slice(0, 1)) {
        const failing = await faultServer.play([answer]);
        const end = lastValueFrom(pollHttp(failing.url).pipe(backoffSchedule(constant(0)), takeUntilMatch(preset)));
        const error = await end.catch((error: unknown) => error as PollFailedError);

        expect('kind' in error && error.kind).toBe('failed');
      }
    });
  }
});
