import { asyncScheduler, firstValueFrom, lastValueFrom, toArray } from 'rxjs';
import type { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { matchedBody } from '../../operators/matchedBody.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { retryRequest } from '../../operators/retryRequest.js';
import { takeUntilMatch } from '../../operators/takeUntilMatch.js';
import { timeoutAfter } from '../../operators/timeoutAfter.js';
import { faultServer } from '../support/faultServer.js';
import type { Step } from '../support/faultServer.js';

interface Job {
  status: 'queued' | 'running' | 'completed';
  progress?: number;
}

const job: Step[] = [
  { status: 202, body: { status: 'queued' } },
  { status: 503, body: '<html>down</html>' },
  { status: 202, body: { status: 'running', progress: 40 } },
  { fault: 'reset-before-headers' },
  { status: 202, body: { status: 'running', progress: 80 }, headers: { 'retry-after': '0.05' } },
  { fault: 'reset-in-body', body: '{"status":"comp' },
  { status: 200, body: { status: 'completed' } },
];

describe('the five-operator sentence', () => {
  const sentence = (url: string) =>
    pollHttp<Job>(url).pipe(
      timeoutAfter('2s'),
      retryRequest({ maxRetries: 4, initialDelay: 5 }),
      backoffSchedule({ initialDelay: 10, maxDelay: 40 }),
      takeUntilMatch({ status: [200], body: { status: ['completed'] } }),
      timeoutAfter('4s'),
    );

  it('polls a real job to its match, through a 503 and two lost connections', async () => {
    const script = await faultServer.play(job);
    const attempts = await firstValueFrom(sentence(script.url).pipe(toArray()));

    expect(attempts.map(({ number, response }) => [number, response.status, response.body?.status])).toEqual([
      [1, 202, 'queued'],
      [2, 202, 'running'],
      [3, 202, 'running'],
      [4, 200, 'completed'],
    ]);
    expect(attempts.map(({ delayReason }) => delayReason)).toEqual(['schedule', 'schedule', 'retry-after', 'schedule']);
    expect(attempts[3]?.tally).toEqual({ '200': 1, '202': 3 });
    expect((await script.requests()).length).toBe(7);
  });

  it('gives the matched body', async () => {
    const { url } = await faultServer.play(job);

    expect(await lastValueFrom(sentence(url).pipe(matchedBody()))).toEqual({ status: 'completed' });
  });

  it('asks no sooner than it says', async () => {
    const script = await faultServer.play(job);
    const attempts = await firstValueFrom(sentence(script.url).pipe(toArray()));
    const gaps = attempts
      .slice(1)
      .map((attempt, i) => attempt.startedAt - attempts[i]!.startedAt - attempts[i]!.duration);

    for (const [i, gap] of gaps.entries()) expect(gap).toBeGreaterThanOrEqual(attempts[i]!.nextDelay! - 1); // timers of Node round down
  });

  it('is two polls for two subscribers', async () => {
    const script = await faultServer.play([
      { status: 202 },
      { status: 202 },
      { status: 200, body: { status: 'completed' } },
    ]);
    const poll$ = sentence(script.url);
    await Promise.all([lastValueFrom(poll$), lastValueFrom(poll$)]);

    expect((await script.requests()).length).toBeGreaterThanOrEqual(4);
  });

  it('closes the connection when it is left during a request, and asks no more when it is left during a wait', async () => {
    const during = await faultServer.play([{ status: 202 }, { fault: 'never-answers' }]);
    const first = sentence(during.url).subscribe();
    await during.arrived(2);
    first.unsubscribe();
    expect((await during.closed(2)).closedAt).not.toBeNull();

    const between = await faultServer.play([{ status: 202 }]);
    await firstValueFrom(sentence(between.url));
    await new Promise((resolve) => asyncScheduler.schedule(resolve, 100)); // ten times the wait that was left
    expect((await between.requests()).length).toBe(1);
  });

  it('ends at the deadline, says what was seen, and closes the connection', async () => {
    const script = await faultServer.play([{ status: 202, body: { status: 'running' } }, { fault: 'never-answers' }]);
    const poll$ = pollHttp<Job>(script.url).pipe(
      backoffSchedule({ initialDelay: 10 }),
      takeUntilMatch({ body: { status: ['completed'] } }),
      timeoutAfter('300ms'),
    );
    const error = await lastValueFrom(poll$).catch((thrown: unknown) => thrown as PollTimeoutError);

    expect((error as PollTimeoutError).message).toBe(
      `no match in 300ms after 1 attempt (1× 202); last: 202 {"status":"running"}; cut off GET ${script.url}`,
    );
    expect((await script.closed(2)).closedAt).not.toBeNull();
  });
});
