import { processTerminal } from './process-terminal.ts';
import { run } from './run.ts';

/** Runs the command line in this process; sets its exit code. */
export async function main(args: readonly string[]): Promise<void> {
  process.exitCode = await run(args, processTerminal());
}
