import type { HttpResponse } from 'rxpoll';

/** What is answered, at once and without a network. */
export type Answer = HttpResponse<{ readonly status: string }>;

const noHeaders: Answer['headers'] = { get: () => null };
const url = 'https://api.example.com/jobs/42';

/** "Ask again". */
export const running: Answer = { status: 202, headers: noHeaders, body: { status: 'running' }, url };
/** "That is it". */
export const succeeded: Answer = { status: 200, headers: noHeaders, body: { status: 'succeeded' }, url };

/** What peers without a filter look for. */
export function isRunning(answer: Answer): boolean {
  return answer.status !== 200 || answer.body?.status !== 'succeeded';
}

/** What is polled: one job for all polls. It is done once it was asked often enough, and every poll ends when it asks next. */
export class Server {
  /** How often it was asked. */
  asked = 0;

  constructor(private readonly pending: number) {}

  answer(): Answer {
    return this.asked++ < this.pending ? running : succeeded;
  }
}
