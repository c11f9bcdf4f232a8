import type { Command } from 'commander';
import { EntenteError } from '../../records/failure.ts';

/** Options of commands that let a language model read, as the command line gives them. */
export interface ModelOptions {
  readonly model?: string;
  readonly endpoint?: string;
  readonly remote?: boolean;
  readonly ask?: string;
}

/** Adds the options by which a language model is named. */
export function withModelOptions(command: Command, model: string): Command {
  return command
    .option('--model <name>', model)
    .option(
      '--endpoint <address>',
      'where the server of the model is (default: http://localhost:11434/v1, that of Ollama)',
    )
    .option('--remote', 'let the address be another machine: the texts go there')
    .option('--ask <lists>', 'what the model is asked for, such as events,positions (default: all)');
}

/**
 * Checks that what belongs to a model is said of one.
 * @throws EntenteError `usage`
 */
export function checkModelOptions(
  { model, endpoint, remote, ask }: ModelOptions,
  more: Readonly<Record<string, unknown>> = {},
): void {
  if (model !== undefined) return;
  const said = { endpoint, remote, ask, ...more };
  const [alone] = Object.entries(said).filter(([, value]) => value !== undefined);
  if (alone) throw new EntenteError('usage', `--${alone[0]} goes with --model NAME.`);
}
