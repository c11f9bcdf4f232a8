import { EntenteError, type FailureCode } from '../records/failure.ts';

/** A failure on its way from one thread to another, where it would lose its class and its code. */
export interface SentFailure {
  /** Absent for an error that is a mistake of the program. */
  readonly code?: FailureCode;
  readonly message: string;
  readonly stack?: string;
}

/** What a reading thread answers. */
export type Answer =
  /** It has loaded and can read. */
  | { readonly kind: 'started' }
  /** It cannot load what reads: no text can be read. */
  | { readonly kind: 'not started'; readonly failure: SentFailure }
  /** A reading, as JSON: shorter to send, and quicker, than the records one by one. */
  | { readonly kind: 'read'; readonly json: string }
  /** This text cannot be read. */
  | { readonly kind: 'failed'; readonly failure: SentFailure };

/** Takes an error apart for sending. */
export function sentFailure(error: unknown): SentFailure {
  if (!(error instanceof Error)) return { message: String(error) };
  return {
    ...(error instanceof EntenteError ? { code: error.code } : {}),
    message: error.message,
    ...(error.stack === undefined ? {} : { stack: error.stack }),
  };
}

/** The error that was sent, with the stack that it had where it was thrown. */
export function receivedFailure({ code, message, stack }: SentFailure): Error {
  const error = code === undefined ? new Error(message) : new EntenteError(code, message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
