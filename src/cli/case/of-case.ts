import type { Command } from 'commander';

/** Options that all commands of a case have. */
export function ofCase(command: Command, decides = false): Command {
  command.option('--case <folder>', 'folder of the case (default: the one that holds the working folder)');
  return decides ? command.option('--as <name>', 'whose decision it is (default: the coder in entente.yaml)') : command;
}
