import { isPlatformServer } from '@angular/common';
import type { Injector } from '@angular/core';
import { makeStateKey, PLATFORM_ID, TransferState } from '@angular/core';
import type { Attempt } from '../lib/attempt.js';
import type { Checkpoint } from '../lib/checkpoint.js';
import { checkpointOf } from '../lib/checkpoint.js';
import { maskUrl } from '../lib/mask/maskUrl.js';
import { isRecord } from '../lib/options.js';
import type { Standing } from './standing.js';
import { attempted, completed, loading } from './standing.js';

/** What goes from the server to the browser, as JSON in the page. */
interface Parcel<R> {
  /** What was asked for, as JSON: it is of no use to who asks for something else. */
  readonly params: string;
  readonly attempt: Attempt<R>;
  readonly isPolling: boolean;
}

/** What the browser begins with. */
export interface Handed<R> {
  readonly params: string;
  readonly standing: Standing<R>;
  /** Where the poll goes on. */
  readonly from: Checkpoint;
}

/** Hands the state of a resource from the server, which puts it, to the browser, which takes it. */
export interface HandOver<R> {
  /** Takes what the server has put: once, for a resource that is made later has nothing to do with the page as it came. */
  take(): Handed<R> | undefined;
  /** Puts how things stand. Where no answer came last, or one that is no JSON, there is nothing to hand over. */
  put(params: unknown, standing: Standing<R>): void;
}

export function handOver<R>(id: string, injector: Injector): HandOver<R> {
  const key = makeStateKey<Parcel<R>>(`rxpoll.${id}`);
  const state = injector.get(TransferState);
  const isServer = isPlatformServer(injector.get(PLATFORM_ID));

  return {
    take: () => {
      const parcel = isServer ? undefined : state.get(key, undefined);
      if (parcel === undefined) return undefined;
      state.remove(key);
      return unpacked(parcel);
    },
    put: (params, standing) => {
      if (!isServer) return;
      const parcel = parcelOf(params, standing);
      if (parcel) state.set(key, parcel);
      else state.remove(key);
    },
  };
}

/** Writes a value as JSON; `undefined` where it has none, such as a bigint. */
export function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

function parcelOf<R>(params: unknown, { status, attempt, isPolling }: Standing<R>): Parcel<R> | undefined {
  const asked = jsonOf(params);
  if (asked === undefined || status !== 'resolved' || !attempt || !('response' in attempt)) return undefined;
  const parcel = { params: asked, attempt: packed(attempt), isPolling };
  return jsonOf(parcel) === undefined ? undefined : parcel; // it would fail the whole page
}

/** Leaves out the header fields, for the page may be read by those who must not read these. */
function packed<R>(attempt: Attempt<R>): Attempt<R> {
  const response: unknown = attempt.response;
  if (!isRecord(response) || !('headers' in response)) return attempt;
  const { status, body, url, isJson, ok, type } = response; // the last two are of Angular's own
  const address = typeof url === 'string' ? maskUrl(url) : null;
  const reduced = { status, headers: null, body, url: address, isJson, ok, type };
  return { ...attempt, response: reduced as R };
}

function unpacked<R>({ params, attempt: packed, isPolling }: Parcel<R>): Handed<R> {
  const { response } = packed;
  const isHttp = isRecord(response) && response['headers'] === null;
  const attempt = isHttp ? { ...packed, response: { ...response, headers: new Headers() } } : packed;
  const standing = attempted<R>(loading, attempt);
  const { nextDelay } = attempt;
  const from = checkpointOf(attempt);
  // The clocks of two computers differ; no wait becomes longer by that.
  const nextAt = nextDelay === undefined ? null : Math.min(Number(from.nextAt), Date.now() + nextDelay);
  return { params, standing: isPolling ? standing : completed(standing), from: { ...from, nextAt } };
}
