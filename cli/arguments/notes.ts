/** What `--help` says after the options. */
export const notes = `
Conditions:
  status=2xx            the HTTP status: 200, 2xx, 200-299, or a list 200,204
  header.x-ready=1      a header field, its name in any case
  body.job.state=done   a field of the JSON body; "body." may be left out
  status=completed      what is no HTTP status is the field of the body: body.status=completed
  body=ready            the whole body, where it is text, a number, true, false or null
  {"status":["2xx"], "body":{"progress":[{"$gte":100}]}}    a filter, as JSON
  VALUE is compared as text and, where it is a number, true, false or null, as that too.
  --condition 'ctx => ctx.response.progress >= 100'    ctx has response (the body), status,
                        headers, attempt and elapsed; it is parsed, and never run as code

Presets:
  --preset openai-batch knows by which words the API says that a job is done or failed, in place
  of --until and --fail-on. A word that it does not know is told; ten in a row end the poll.

Durations:
  500ms, 10s, 1h 30m; a bare number is milliseconds.

Examples:
  rxpoll https://api.example.com/jobs/42 --until body.status=completed | jq .result
  rxpoll https://api.example.com/jobs/42 --until status=completed --fail-on status=failed --timeout 1h
  rxpoll 'https://api.example.com/jobs/{{id}}' --var id=42 --var-env TOKEN -H 'authorization: Bearer {{TOKEN}}'
  rxpoll https://api.example.com/search -d '{"query":"ready"}' --interval 2s --backoff linear --max-delay 10s
  rxpoll https://api.openai.com/v1/batches/42 --preset openai-batch --var-env KEY -H 'authorization: Bearer {{KEY}}'
  rxpoll run plan.yaml --var id=42 --json | jq -c '[.number, .status]'

The body of the matching answer goes to stdout, all else to stderr.

Exit codes:
  0  the answer matched              4  out of attempts, or the server asks for too long
  1  the job failed                     a wait, or says what the preset does not know
  2  wrong usage, or a wrong file    5  no answer came, or none that could be read
  3  out of time                     70  a fault of rxpoll itself
  130  interrupted; 143 terminated; 141 nobody reads stdout
`;
