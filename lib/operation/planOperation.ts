import { asyncScheduler } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import type { Duration } from '../duration.js';
import { parseDuration } from '../duration.js';
import type { HintReader } from '../http/hint.js';
import { serverHints } from '../http/serverHints.js';
import type { UnknownStateOptions } from '../matcher/judge.js';
import { readFailAfter } from '../matcher/readFailAfter.js';
import type { Expectation } from '../options.js';
import { aBoolean, aDuration, aFunction, anything, aRecord, checkOptions, given, isRecord, oneOf } from '../options.js';
import type { PollOptions } from '../poll/planPoll.js';
import { pollExpectations } from '../poll/planPoll.js';
import type { RetryOptions } from '../retry/retryPolicy.js';
import type { Schedule } from '../schedule/schedule.js';
import type { BackoffOptions } from '../schedule/scheduleFrom.js';
import { scheduleFrom } from '../schedule/scheduleFrom.js';
import type { StandardSchema } from '../schema/standardSchema.js';
import type { PollHttpOptions } from '../transport/exchangePlan.js';
import { fetchTransport } from '../transport/fetchTransport.js';
import { initExpectations } from '../transport/readRequest.js';
import type { RequestLike } from '../transport/readRequest.js';
import type { Transport } from '../transport/transport.js';
import type { OperationRules } from './operation.js';
import type { OperationRequest } from './requestTo.js';
import type { CancelRule } from './requestToCancel.js';
import { resolved } from './resolved.js';
import { without } from './without.js';

/** Options of {@link pollOperation}: those of {@link pollHttp} and {@link backoffSchedule}, and these. */
export interface OperationOptions
  extends
    OperationRules,
    UnknownStateOptions,
    Omit<PollOptions, 'from' | 'inFlight'>,
    Omit<PollHttpOptions, 'responseType' | 'conditional' | 'prefer' | 'schema'> {
  /** Parses the body of the resource and gives it its type: a schema of zod, valibot, arktype… */
  readonly schema?: StandardSchema;
  /**
   * What to do about a word for the state that is not known, where `state` does not tell what it means: to go on
   * (`'pending'`), to end the poll with {@link UnknownStateError} at the first (`'fail'`), or at so many in a row.
   *
   * To Azure any word but those of an end means that the operation goes on.
   * @defaultValue 'pending'
   */
  readonly unknownState?: 'pending' | 'fail' | { readonly failAfter: number };
  /**
   * When to ask again, from the answer to the submit on: a {@link Schedule}, or a description of one.
   *
   * Its `maxAttempts` counts all requests, the submit too; but the resource is got whatever it says.
   * @defaultValue exponential: 1 s, doubled each time, up to 30 s
   */
  readonly schedule?: Schedule | BackoffOptions;
  /**
   * How long each request may take, in milliseconds or as text.
   * @defaultValue Infinity
   */
  readonly requestTimeout?: Duration;
  /**
   * How long the whole may take, in milliseconds or as text.
   * @defaultValue Infinity
   */
  readonly timeout?: Duration;
  /** How requests for the status and the resource are sent again, as {@link retryRequest} has it; and the submit, where it may be. */
  readonly retry?: RetryOptions;
  /**
   * Whether the submit is sent again when it was lost, late, or refused for the moment. The server may then do it twice,
   * unless it knows it again, as by the `Idempotency-Key` of the request: with that one, it is sent again by itself.
   * @defaultValue false
   */
  readonly retrySubmit?: boolean;
  /**
   * Makes each request for the status and the resource: is given the request as it would be sent, and gives it back changed, or a promise or
   * an Observable of it. Such as for a token that is renewed meanwhile: to which origin it may go is up to you then.
   */
  readonly requestFor?: (request: OperationRequest) => RequestLike | PromiseLike<RequestLike> | Observable<RequestLike>;
  /** Other origins that may be sent the credentials of the submit, as addresses such as `'https://status.example.com'`. */
  readonly trustedOrigins?: readonly (string | URL)[];
  /**
   * What to send when the operation is abandoned before its end: unsubscribed, aborted by `signal`, out of time, or given up
   * by the `schedule`, or because the server asks to wait too long ({@link ServerDelayError}). It is sent once, with the
   * credentials of the submit, and only while the operation goes on; and not after an error that leaves open whether it does,
   * such as {@link OperationError}. Where the server has not said where to ask about it, but to look at the resource itself,
   * it goes to no address but one that you tell: a `DELETE` would destroy the resource. A function may look at the operation
   * first, and give `undefined` to send nothing.
   */
  readonly cancel?: CancelRule;
  /**
   * How long that request may take, in milliseconds or as text.
   * @defaultValue '10s'
   */
  readonly cancelTimeout?: Duration;
  /** Told what went wrong with that request, which nobody else is. */
  readonly onCancelError?: (error: unknown) => void;
}

/** All that the subscriptions of one operation need, found right. Time is in milliseconds. */
export interface OperationPlan extends OperationOptions {
  /** When to ask again. */
  readonly law: Schedule;
  readonly hints: readonly HintReader[];
  /** What the poll is given. */
  readonly poll: PollOptions;
  /** What `pollHttp` is given; and to submit, where the transport is watched. */
  readonly http: PollHttpOptions;
  readonly submit: PollHttpOptions;
  readonly transport: Transport;
  readonly retry: RetryOptions;
  readonly requestTimeout: number;
  readonly timeout: number;
  readonly cancelTimeout: number;
  /** At how many unknown words in a row it ends. */
  readonly failAfter: number;
  /** The origins that may be sent credentials, besides that of the submit. */
  readonly trusted: readonly string[];
  readonly scheduler: SchedulerLike;
}

const ofPoll = without(pollExpectations, 'from', 'inFlight');

const ofOperation = {
  monitor: aFunction,
  state: aFunction,
  unknownState: anything,
  onUnknownState: aFunction,
  finalUrl: {
    what: '"original", "location", "operation" or a function',
    test: (value: unknown) => typeof value === 'function' || oneOf(['original', 'location', 'operation']).test(value),
  },
  schedule: {
    what: 'a schedule, or options such as { initialDelay: "5s" }',
    test: (value: unknown) => typeof value === 'function' || isRecord(value),
  },
  requestTimeout: aDuration,
  timeout: aDuration,
  retry: aRecord,
  retrySubmit: aBoolean,
  requestFor: aFunction,
  trustedOrigins: { what: 'a list of addresses', test: Array.isArray },
  cancel: {
    what: 'a request such as { method: "DELETE" }, or a function that gives one',
    test: (value: unknown) => typeof value === 'function' || isRecord(value),
  },
  cancelTimeout: aDuration,
  onCancelError: aFunction,
};

/** What is left of {@link OperationOptions} is for `pollHttp`, which looks at it more closely. */
const ofHttp = { maxBodyBytes: anything, schema: anything, fetch: anything, transport: anything };

const expectations: Readonly<Record<string, Expectation>> = {
  ...initExpectations,
  ...ofHttp,
  ...ofPoll,
  ...ofOperation,
};

/**
 * Plans operations: checks the options, but for those that the operators within look at.
 *
 * @throws TypeError, RangeError or DurationSyntaxError if one is not right.
 */
export function planOperation(options: OperationOptions): OperationPlan {
  checkOptions('pollOperation', options, expectations);
  const own = given(options);
  const {
    fetch,
    transport,
    scheduler = asyncScheduler,
    schedule = {},
    trustedOrigins = [],
    unknownState = 'pending',
  } = own;
  const among = (names: object): object =>
    Object.fromEntries(Object.entries(own).filter(([name]) => Object.hasOwn(names, name)));

  return {
    ...own,
    law: typeof schedule === 'function' ? schedule : scheduleFrom(schedule),
    hints: own.hints ?? serverHints,
    poll: among(ofPoll),
    http: among({ ...initExpectations, ...ofHttp }),
    submit: among({ ...initExpectations, maxBodyBytes: anything }),
    transport: transport ?? fetchTransport(fetch),
    retry: { scheduler, ...own.retry },
    requestTimeout: parseDuration(own.requestTimeout ?? Infinity, 'requestTimeout'),
    timeout: parseDuration(own.timeout ?? Infinity, 'timeout'),
    failAfter: readFailAfter('pollOperation', unknownState),
    cancelTimeout: parseDuration(own.cancelTimeout ?? '10s', 'cancelTimeout'),
    trusted: trustedOrigins.map((origin) => originTold(origin)),
    scheduler,
  };
}

/** It is absolute, also in a page; the message does not repeat it, for what cannot be read cannot be masked. */
function originTold(address: string | URL): string {
  const origin = resolved(address)?.origin;
  if (origin !== undefined) return origin;
  throw new TypeError('pollOperation: an origin is told by an address, such as "https://api.example.com"');
}
