/** What an API calls a state; `null` where it says so by leaving the word out. */
export type Word = string | number | boolean | null;

/** A status code, or a range of them such as `'4xx'`. */
export type StatusPattern = number | '1xx' | '2xx' | '3xx' | '4xx' | '5xx';

/** Where something stands: names in the JSON of the body, apart by dots, or a header field. */
export type Place = { readonly path: string } | { readonly header: string };

/** Words, and the path in the body where one of them may stand. */
export interface WordsAt {
  readonly path: string;
  readonly words: readonly Word[];
}

/** What is known of an API that does jobs: how it says how far they are. */
export interface PresetData {
  /** Name of the API. */
  readonly id: string;
  /** When the words were read, such as `'2026-11'`. */
  readonly asOf: string;
  /** Where: in the source of a client or of a specification, in documentation, or nowhere but in memory. */
  readonly source: 'source' | 'docs' | 'known';
  /** Version of the API, where it has one. */
  readonly version?: string;
  /** How to ask for the status, and the path of its word in the body. Method and address are documentation. */
  readonly status: { readonly method: string; readonly url: string; readonly path?: string };

  /** Words of a job that is not done yet. */
  readonly pending?: readonly Word[];
  /** Words of a job that has succeeded. */
  readonly success?: readonly Word[];
  /** Words of a job that has failed. */
  readonly failure?: readonly Word[];
  /** Words of a job that was cancelled, which ends the poll as a failure does. */
  readonly cancelled?: readonly Word[];
  /** Words of a job that goes on only when somebody acts, which ends the poll as a failure does. */
  readonly needsAction?: readonly Word[];
  /**
   * Whether words are the same in upper and in lower case.
   * @defaultValue false
   */
  readonly caseInsensitive?: boolean;

  /** Status codes of a job that is not done yet, where there is no word. A code goes before a range. */
  readonly httpPending?: readonly StatusPattern[];
  /** Status codes of a job that has succeeded, where there is no word. */
  readonly httpSuccess?: readonly StatusPattern[];
  /**
   * Status codes of a job that has failed, where there is no word.
   *
   * A range leaves out what speaks of the request: 304, 401, 403, 407, 408, 425, 429, 500, 502, 503 and 504.
   */
  readonly httpFailure?: readonly StatusPattern[];
  /** Where an answer may have a status code that stands for its own. */
  readonly httpStatusIn?: Place;

  /** Path of what is there only if a job has failed that is otherwise told as a success. */
  readonly failureWhen?: string;
  /** Where the word stands that says of such a failure that it was a cancellation. */
  readonly cancelledWhen?: WordsAt;
  /** Where the word stands that says how a job ended, where `success` says only that it did. */
  readonly ending?: {
    readonly path: string;
    readonly success: readonly Word[];
    readonly failure?: readonly Word[];
    readonly cancelled?: readonly Word[];
  };
  /** Where the word stands that says that not the job but the request has failed: the answer then counts as unknown. */
  readonly transient?: WordsAt;

  /** Where the progress stands: a number, of a whole (a number, or the path of one; 1 where left out), or text such as `50%`. */
  readonly progress?: { readonly path: string; readonly of?: number | string } | { readonly header: string };
  /** Path of the result of a job that has succeeded; the whole body where left out. */
  readonly result?: string;
  /** Fields of the body that say when to ask again; those of the header that are common need no preset. */
  readonly hints?: readonly { readonly path: string; readonly unit: 'ms' | 's' }[];

  /** What to use in place of `takeUntilMatch(preset)`, for what is asked for never ends. */
  readonly endless?: string;
  /** What success does not say: documentation. */
  readonly outcome?: string;
  /** How to ask so that the server holds its answer: documentation. */
  readonly longPoll?: string;
  /** Which validators the server knows: documentation. */
  readonly conditional?: string;
}
