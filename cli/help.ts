/** What `--help` prints. */
export const help: string = `
Waits over HTTP: asks again, politely and on time, until the answer matches.

Usage
  rxpoll                            show it: start a server of jobs, submit one, wait for it
  rxpoll URL --until KEY=VALUE      poll the address until its answer matches

Options
  --until KEY=VALUE     what to wait for; given more than once, all must hold   [status=200]
  --fail-on KEY=VALUE   what tells that the job failed; given more than once, any of them
  --interval DURATION   wait between attempts        [1s, doubled each time, up to 30s]
  --timeout DURATION    how long to wait in all, each request 10s at most   [5m]
  --max-attempts N      how often to ask at most     [no limit]
  --retries N           how often to send again a request that was lost on the way   [4]
  --version             print the version
  --help                print this

Conditions
  status=2xx            the HTTP status: 200, 2xx, 200-299, or a list 200,204
  header.x-ready=1      a header, its name in any case
  body.job.state=done   a field of the JSON body; body. may be left out
  status=completed      what is no HTTP status is the body's field: body.status=completed
  VALUE is compared as text and, where it is a number, true, false or null, as that too.

Durations
  500ms, 10s, 1h 30m; a bare number is milliseconds.

The matching body goes to stdout, all else to stderr.

Exit codes
  0 matched   1 the job failed   2 wrong usage   3 timed out   4 out of attempts
  5 no answer came   130 interrupted
`.trim();
