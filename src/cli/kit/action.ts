import type { Terminal } from './terminal.ts';

/** A command: does what its arguments and options say, and gives the exit code. */
export type CommandFunction<A extends unknown[]> = (terminal: Terminal, ...args: A) => Promise<number>;

/**
 * Makes of a command what commander calls when it is named. The command's code is loaded only then, so that one does
 * not pay for the others.
 */
export type Action = <A extends unknown[]>(load: () => Promise<CommandFunction<A>>) => (...args: A) => Promise<void>;
