export type { Attempt, DelayReason, Pace, Tally } from './attempt.js';
export { checkpointOf } from './checkpoint.js';
export type { Checkpoint } from './checkpoint.js';
export { formatDuration, parseDuration } from './duration.js';
export type { Duration } from './duration.js';
export type { DurationHistory, Durations } from './durations/durationHistory.js';
export { BodyTooLargeError } from './errors/bodyTooLargeError.js';
export { DurationSyntaxError } from './errors/durationSyntaxError.js';
export { FilterSyntaxError } from './errors/filterSyntaxError.js';
export { isPollError } from './errors/isPollError.js';
export type { AnyPollError } from './errors/isPollError.js';
export { NetworkError } from './errors/networkError.js';
export { OperationError } from './errors/operationError.js';
export type { OperationErrorReason } from './errors/operationError.js';
export { PlanError } from './errors/planError.js';
export type { PlanFault } from './errors/planError.js';
export { PollError } from './errors/pollError.js';
export type { PollErrorKind, PollHistory } from './errors/pollError.js';
export { PollExhaustedError } from './errors/pollExhaustedError.js';
export { PollFailedError } from './errors/pollFailedError.js';
export { PollTimeoutError } from './errors/pollTimeoutError.js';
export { SchemaError } from './errors/schemaError.js';
export { ServerDelayError } from './errors/serverDelayError.js';
export { UnknownStateError } from './errors/unknownStateError.js';
export { compileFilter } from './filter/compileFilter.js';
export type {
  EventFilter,
  FilterMatcher,
  FilterOf,
  FilterOperator,
  ResponseFilter,
  Scalar,
} from './filter/responseFilter.js';
export type { RequestGateOptions } from './gate/gateOptions.js';
export type { PollEachOptions } from './gate/planEach.js';
export { bodyHint } from './http/bodyHint.js';
export { cacheHint } from './http/cacheHint.js';
export type { Hint, HintReader, HintReason } from './http/hint.js';
export { pollAfterHint } from './http/pollAfterHint.js';
export { pollIntervalHint } from './http/pollIntervalHint.js';
export { rateLimitHint } from './http/rateLimitHint.js';
export { retryAfterHint } from './http/retryAfterHint.js';
export { serverHints } from './http/serverHints.js';
export { slowDownHint } from './http/slowDownHint.js';
export type { BodyOf, HttpResponse } from './httpResponse.js';
export type { Redacted } from './mask/isRedacted.js';
export { maskUrl } from './mask/maskUrl.js';
export { redact } from './mask/redact.js';
export type { Judge, Judging, UnknownStateOptions, Verdict } from './matcher/judge.js';
export type { Matcher, Predicate } from './matcher/compileMatcher.js';
export type { MatchOptions, PresetMatchOptions } from './matcher/planMatch.js';
export type {
  BackgroundPollOptions,
  BackgroundPollParams,
  BackgroundPollRequestInit,
  BackgroundPollRequestTimeout,
  RedactedString,
} from './plan/backgroundPoll/backgroundPollParams.js';
export type { ConditionContext } from './plan/loopUntil/conditionContext.js';
export type { Condition, LoopUntilAllOptions, LoopUntilOptions } from './plan/loopUntil/loopUntilOptions.js';
export type {
  LoopUntil,
  LoopUntilAllRequest,
  LoopUntilContext,
  LoopUntilDelays,
  LoopUntilRequest,
  LoopUntilRetry,
} from './plan/loopUntil/loopUntilRequest.js';
export type { PollEnd, PollObserver, UnknownState } from './observer.js';
export type { OperationRules, OperationState } from './operation/operation.js';
export type { OperationOptions } from './operation/planOperation.js';
export type { AbandonedOperation, CancelRequest, CancelRule } from './operation/requestToCancel.js';
export type { OperationRequest } from './operation/requestTo.js';
export { parsePlan } from './plan/parsePlan.js';
export type { Plan, PlanBodyHint, PlanPrefer, PlanRequest, PlanRetry, PlanSchedule, PlanValue } from './plan/plan.js';
export type { RuntimeOptions } from './plan/runtimeOptions.js';
export type { FromPlanOptions } from './plan/sentenceOfPlan.js';
export type { Variable } from './plan/template/fill.js';
export type { Variables } from './plan/template/scopes.js';
export type { PollOptions } from './poll/planPoll.js';
export type { BackoffStrategy, HeadersStrategy, RetryByStatus, StatusRetry } from './retry/byStatus.js';
export type { LaggedBackoffOptions } from './retry/laggedBackoff.js';
export type { RetryOptions } from './retry/retryPolicy.js';
export type { ResetFormat } from './retry/untilReset.js';
export { andThen } from './schedule/andThen.js';
export { atLeast } from './schedule/atLeast.js';
export { atMost } from './schedule/atMost.js';
export { constant } from './schedule/constant.js';
export { exponential } from './schedule/exponential.js';
export type { ExponentialOptions } from './schedule/exponential.js';
export { fibonacci } from './schedule/fibonacci.js';
export type { FibonacciOptions } from './schedule/fibonacci.js';
export { fromDelays } from './schedule/fromDelays.js';
export { jittered } from './schedule/jittered.js';
export type { JitteredOptions } from './schedule/jittered.js';
export { learned } from './schedule/learned.js';
export type { LearnedOptions } from './schedule/learned.js';
export { linear } from './schedule/linear.js';
export type { LinearOptions } from './schedule/linear.js';
export { progressive } from './schedule/progressive.js';
export type { ProgressiveOptions } from './schedule/progressive.js';
export type { CostOptions } from './schedule/readCost.js';
export type { Schedule, ScheduleContext } from './schedule/schedule.js';
export { scheduleFrom } from './schedule/scheduleFrom.js';
export type { BackoffOptions } from './schedule/scheduleFrom.js';
export type { Jitter } from './schedule/spread.js';
export { squareRoot } from './schedule/squareRoot.js';
export type { SquareRootOptions } from './schedule/squareRoot.js';
export { upTo } from './schedule/upTo.js';
export type { UpToOptions } from './schedule/upTo.js';
export type { SchemaIssue, SchemaResult, StandardSchema } from './schema/standardSchema.js';
export type { AcrossTabsOptions, PollFactory, ShareAcross, SharePollOptions } from './sharing/sharePollOptions.js';
export type { PollHttpOptions, PollRequest } from './transport/exchangePlan.js';
export { fetchTransport } from './transport/fetchTransport.js';
export type { RequestLike } from './transport/readRequest.js';
export type { PreferOptions } from './transport/prefer.js';
export type { Conditional } from './transport/recollection.js';
export type { HttpRequest, LastAnswer, ParsedBody, ResponseType, Transport } from './transport/transport.js';
export * from '../operators/index.js';
