/** Whoever asks. */
export interface Asker {
  /** How the program is called there; commands that are proposed begin with it. */
  readonly program: string;
  /** Set where whoever asks sees screens: there options of commands mean nothing. */
  readonly screens?: true;
}
