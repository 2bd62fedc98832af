/**
 * What a transport answers: one response, read to the end.
 *
 * The type is structural: Angular's `HttpResponse` is one as it stands, and any object with these fields will do.
 */
export interface HttpResponse<T = unknown> {
  /** Status code, such as `200`. */
  readonly status: number;
  /** Header fields by name, in any case; `null` when there is none. Repeated fields are joined by `", "`. */
  readonly headers: { get(name: string): string | null };
  /** The parsed JSON; else the text; `null` when empty. */
  readonly body: T | null;
  /** Address that answered, after redirects, with its credentials masked. */
  readonly url: string | null;
  /**
   * Whether `body` was parsed from JSON, which is what a filter of the body looks at.
   *
   * Where a transport leaves it out, every body but a string is taken to be JSON.
   */
  readonly isJson?: boolean;
  /**
   * `true` where nothing has changed since the last answer of the poll, whose `body` this is: by a 304, or by its bytes. Set
   * by `conditional` and `prefer` of {@link pollHttp}. It is the very same object, not a copy: who changes it finds it
   * changed in the next unchanged answer, too.
   */
  readonly unchanged?: true;
  /** For how many milliseconds the server was asked to hold the request, or says that it would. Set by `prefer` of {@link pollHttp}. */
  readonly held?: number;
}

/** The type of a response's body; `never` for what is known to have none. */
export type BodyOf<R> = R extends { readonly body: infer B } ? Exclude<B, null> : unknown extends R ? unknown : never;
