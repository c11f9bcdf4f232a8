import { basename, resolve } from 'node:path';
import { createCase } from '../../casefile/store/case-file.ts';
import { writeSettings } from '../../casefile/store/settings.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';

export interface InitOptions {
  readonly title?: string;
  readonly as?: string;
}

/** `entente init`: makes an empty case. */
export async function initCommand(
  terminal: Terminal,
  folder: string | undefined,
  options: InitOptions,
): Promise<number> {
  const named = folder ?? '.';
  const place = resolve(terminal.locate(named));
  const who = options.as ?? terminal.user ?? '';
  createCase(place, named).close();
  writeSettings(place, named, { title: options.title ?? basename(place), coder: who });
  const here = folder === undefined ? '' : ` --case ${folder}`;
  terminal.err(
    `An empty case lies in ${named}; ${who ? `decisions are ${who}'s` : 'say who decides'}, see entente.yaml. Put texts into it: ${terminal.program} add FILE${here}\n`,
  );
  return EXIT.done;
}
