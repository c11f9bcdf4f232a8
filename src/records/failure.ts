/** What kind of failure it is; the command line makes an exit code of it. */
export type FailureCode = 'usage' | 'unreadable' | 'unwritable' | 'internal';

/**
 * The one error of the project: a sentence that says what was wrong with which input and what to do next.
 * Library code throws it; only the command line and the service turn it into text and an exit code.
 */
export class EntenteError extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'EntenteError';
    this.code = code;
  }
}
