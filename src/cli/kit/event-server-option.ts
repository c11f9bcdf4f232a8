import type { Command } from 'commander';

// What is here is loaded at every start of the program, so it imports nothing.

/** Where event data are asked: on this machine, or on a server that is named. */
export interface EventServerOption {
  /** Address of a server of ClickHouse; it may hold a password. */
  readonly events?: string;
}

/** Gives a command the option that names a server for its questions of event data. */
export function withEventServer(command: Command): Command {
  return command.option(
    '--events <server>',
    'ask a server of ClickHouse for event data: clickhouse://localhost:8123/korea (load-events puts it there)',
  );
}
