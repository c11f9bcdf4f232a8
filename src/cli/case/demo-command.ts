import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createCase, openCase } from '../../casefile/store/case-file.ts';
import { writeSettings } from '../../casefile/store/settings.ts';
import { decideDemo, demoText } from '../../intake/demo.ts';
import { DEMO_TEXTS } from '../../intake/demo-decisions.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { addCommand } from './add-command.ts';

/** `entente demo`: a ready case of six example texts, in which two people have begun to decide. */
export async function demoCommand(terminal: Terminal, folder = 'entente-demo'): Promise<number> {
  const place = resolve(terminal.locate(folder));
  createCase(place, folder).close();
  const coder = terminal.user ?? '';
  writeSettings(place, folder, { title: 'The dam on the Nile, 2020 (a demonstration)', coder: coder || 'me' });
  const texts = join(place, 'texts');
  mkdirSync(texts, { recursive: true });
  for (const name of DEMO_TEXTS) writeFileSync(join(texts, name), await demoText(name), { flush: true });
  const there: Terminal = { ...terminal, locate: (path) => path, err: () => undefined, progressColumns: undefined };
  await addCommand(
    there,
    DEMO_TEXTS.map((name) => join(texts, name)),
    { case: place },
  );
  const file = openCase(place, folder);
  try {
    const records = decideDemo(file);
    terminal.out(page(terminal.program, folder, records));
  } finally {
    file.close();
  }
  return EXIT.done;
}

function page(program: string, folder: string, records: number): string {
  return `A case lies in ${folder}: ${DEMO_TEXTS.length} texts of 2020 on the dam on the Nile, ${records} records, and the
first decisions of two coders, called first and second. Look around in it:

  cd ${folder}
  ${program} list                        the texts
  ${program} list --records --kind events   what was read from them, and what was decided
  ${program} search "resume talks"       sentences with these words, and the records in them
  ${program} log                         every decision, newest first
  ${program} conflicts                   where the two differ

docs/first-case.md goes on from here to your first corrected record.
`;
}
