import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { root } from './imports.js';

/** What each entry exports: values, and after them types. A name more or less is a change that users see. */
const exported: Readonly<Record<string, { readonly values: string; readonly types: string }>> = {
  '.': {
    values: `
      acrossTabs andThen atLeast atMost backgroundPoll backoffSchedule bodyHint BodyTooLargeError cacheHint checkpointOf
      coalescingScheduler compileFilter constant distinctAttempts DurationSyntaxError eachAttempt exponential learned
      OperationError pollAfterHint pollIntervalHint pollOperation progressive rateLimitHint rememberDurations retryAfterHint
      serverHints slowDownHint squareRoot UnknownStateError fetchTransport fibonacci FilterSyntaxError
      formatDuration fromBackgroundPoll fromDelays fromLoopUntil fromLoopUntilAll fromNative fromPlan isPollError jittered
      linear maskUrl matchedBody NetworkError parseDuration parsePlan PlanError pollEach PollError PollExhaustedError
      PollFailedError pollHttp PollTimeoutError redact requestGate retryRequest scheduleFrom SchemaError ServerDelayError
      sharePoll takeUntilMatch timeoutAfter upTo whenEither whenHidden whenOffline
    `,
    types: `
      AbandonedOperation AcrossTabsOptions AnyPollError CancelRequest CancelRule Conditional CostOptions Judge Judging
      LastAnswer ParsedBody PreferOptions PresetMatchOptions UnknownStateOptions Verdict DurationHistory Durations Hint
      HintReader HintReason LearnedOptions OperationErrorReason OperationOptions OperationRequest OperationRules
      OperationState Pace PlanBodyHint PlanPrefer PollEnd PollObserver ProgressiveOptions RememberDurations RememberDurationsOptions
      SquareRootOptions UnknownState Attempt BackgroundPollOptions BackgroundPollParams BackgroundPollRequestInit
      BackgroundPollRequestTimeout BackoffOptions BackoffStrategy BodyOf Checkpoint CoalescingOptions Condition
      ConditionContext DelayReason Duration EachAttempt EventFilter ExponentialOptions FibonacciOptions FilterMatcher
      FilterOf FilterOperator FromPlanOptions FulfilledPoll HeadersStrategy HttpRequest HttpResponse Jitter JitteredOptions
      LaggedBackoffOptions LinearOptions LoopUntil LoopUntilAllOptions LoopUntilAllRequest LoopUntilContext LoopUntilDelays
      LoopUntilOptions LoopUntilRequest LoopUntilRetry Matcher MatchOptions NativeObservable NativeObserver Plan PlanFault
      PlanRequest PlanRetry PlanSchedule PlanValue PollEachOptions PollErrorKind PollFactory PollHistory PollHttpOptions
      PollOptions PollRequest PollResult Predicate Redacted RedactedString RejectedPoll RequestGate RequestGateOptions
      RequestLike ResetFormat ResponseFilter ResponseType RetryByStatus RetryOptions RuntimeOptions Scalar Schedule
      ScheduleContext SchemaIssue SchemaResult SettledAttempt ShareAcross SharePollOptions StandardSchema StatusRetry Tally
      Transport UpToOptions Variable Variables
    `,
  },
  './operators': {
    values: `
      acrossTabs backgroundPoll backoffSchedule coalescingScheduler distinctAttempts eachAttempt fromBackgroundPoll
      fromLoopUntil fromLoopUntilAll fromNative fromPlan matchedBody pollEach pollHttp pollOperation rememberDurations requestGate retryRequest sharePoll takeUntilMatch
      timeoutAfter whenEither whenHidden whenOffline
    `,
    types: `
      CoalescingOptions EachAttempt FulfilledPoll NativeObservable NativeObserver PollResult RejectedPoll RememberDurations RememberDurationsOptions
      RequestGate SettledAttempt
    `,
  },
  './presets': {
    values: `
      acmeOrder anthropicMessageBatch azureLroLocation azureLroOperationLocation bigqueryJob cloudflareStreamVideo
      consulBlockingQuery databricksRun databricksStatement definePreset dynamicsPredict falQueue fhirBulkExport
      githubNotifications githubRepoStats googleLro hintsOf openaiBatch openaiFineTuning openaiVideo progressOf
      replicatePrediction resultOf runwayTask stateOf stripePaymentIntent stripeReportRun vercelDeployment
    `,
    types: `JobState Place Preset PresetData StatusPattern Word WordsAt`,
  },
  './condition': {
    values: `compileCondition fromLoopUntil fromLoopUntilAll`,
    types: `ConditionContext`,
  },
  './node': {
    values: `pollStream toReadable toReadableStream undiciTransport`,
    types: `PollStreamOptions PollStreamResult TlsOptions ToReadableOptions UndiciTransport UndiciTransportOptions`,
  },
  './angular': {
    values: `errorsAsAnswers httpClientTransport outsideZone pollResource`,
    types: `HttpClientTransportOptions PollResource PollResourceContext PollResourceOptions PollValue`,
  },
  './timeline': {
    values: `defineTimeline`,
    types: `TimelineElement TimelineOptions`,
  },
  './testing': {
    values: `scriptedTransport startJobServer`,
    types: `
      Job JobFault JobServer JobServerOptions ScriptedAnswer ScriptedRequest ScriptedStep ScriptedTransport
      ScriptedTransportOptions
    `,
  },
};

const { exports: entries } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
};
const sources = new Map(
  Object.entries(entries).flatMap(([entry, target]) =>
    typeof target === 'string' ? [] : [[entry, root + target.types.replace('./dist/', '').replace('.d.ts', '.ts')]],
  ),
);
// Names need no library of types, and the program is made in a moment without one.
const program = ts.createProgram([...sources.values()], { module: ts.ModuleKind.NodeNext, noLib: true, types: [] });
const checker = program.getTypeChecker();

describe('exports', () => {
  it('has the entries that are listed here', () => {
    expect([...sources.keys()]).toEqual(Object.keys(exported));
  });

  for (const [entry, { values, types }] of Object.entries(exported)) {
    it(`of ${entry} are the listed values`, () => {
      expect(compare(namesOf(entry, true), values)).toEqual({ unlisted: [], missing: [] });
    });

    it(`of ${entry} are the listed types`, () => {
      expect(compare(namesOf(entry, false), types)).toEqual({ unlisted: [], missing: [] });
    });
  }
});

function namesOf(entry: string, isValue: boolean): readonly string[] {
  const file = program.getSourceFile(sources.get(entry) ?? '');
  const module = file && checker.getSymbolAtLocation(file);
  if (module === undefined) throw new Error(`${entry} is no module`);
  return checker
    .getExportsOfModule(module)
    .filter((symbol) => ((flagsOf(symbol) & ts.SymbolFlags.Value) !== 0) === isValue)
    .map(({ name }) => name);
}

/** What a name stands for, where it is exported again from another file. */
function flagsOf(symbol: ts.Symbol): ts.SymbolFlags {
  return (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol.flags : checker.getAliasedSymbol(symbol).flags;
}

function compare(names: readonly string[], list: string): Readonly<Record<'unlisted' | 'missing', readonly string[]>> {
  const listed: readonly string[] = list.match(/\S+/g) ?? [];
  return {
    unlisted: names.filter((name) => !listed.includes(name)),
    missing: listed.filter((name) => !names.includes(name)),
  };
}
