/** Somebody, or something, wants the program to end. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';

  /** @param message What to say about it; empty for nothing. */
  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message);
  }
}

/** What a failure to write to stdout means: nobody reads it any more, as after `| head`, which is no fault; or the disk is full. */
export function unwritable({ code, message }: NodeJS.ErrnoException): StoppedError {
  return new StoppedError(code === 'EPIPE' ? '' : `cannot write to stdout: ${message}`, 141);
}
