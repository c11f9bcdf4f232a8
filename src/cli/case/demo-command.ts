import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadAsset } from '#load-asset';
import type { CaseRecord, DocumentState } from '../../casefile/journal/current.ts';
import type { Decision } from '../../casefile/journal/entry.ts';
import { anchorWords } from '../../casefile/journal/record-name.ts';
import { type CaseFile, createCase, openCase } from '../../casefile/store/case-file.ts';
import { decide } from '../../casefile/store/decide.ts';
import { writeSettings } from '../../casefile/store/settings.ts';
import { states } from '../../casefile/store/state.ts';
import { EntenteError } from '../../records/failure.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { addCommand } from './add-command.ts';
import { DEMO_DECISIONS, DEMO_TEXTS, type DemoDecision } from './demo-decisions.ts';

/** `entente demo`: a ready case of six example texts, in which two people have begun to decide. */
export async function demoCommand(terminal: Terminal, folder = 'entente-demo'): Promise<number> {
  const place = resolve(terminal.locate(folder));
  createCase(place, folder).close();
  const coder = terminal.user ?? '';
  writeSettings(place, folder, { title: 'The dam on the Nile, 2020 (a demonstration)', coder: coder || 'me' });
  const texts = join(place, 'texts');
  mkdirSync(texts, { recursive: true });
  for (const name of DEMO_TEXTS) {
    writeFileSync(join(texts, name), await loadAsset(`examples/nile-dam-2020/${name}`), { flush: true });
  }
  const there: Terminal = { ...terminal, locate: (path) => path, err: () => undefined, progressColumns: undefined };
  await addCommand(
    there,
    DEMO_TEXTS.map((name) => join(texts, name)),
    { case: place },
  );
  const file = openCase(place, folder);
  try {
    const records = decideAll(file);
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

/** @returns how many records the case has */
function decideAll(file: CaseFile): number {
  const all = [...states(file)];
  for (const [i, decision] of DEMO_DECISIONS.entries()) {
    const { by, action, field, after } = decision;
    // What one of them says of a record after another decision on it is a step of its own.
    decide(
      file,
      [
        {
          action,
          ...(field === undefined ? {} : { field }),
          ...(after === undefined ? {} : { after }),
          ...targetOf(all, decision, i),
        },
      ],
      { coder: by },
    );
  }
  return all.reduce((sum, { records }) => sum + records.length, 0);
}

function targetOf(all: readonly DocumentState[], demo: DemoDecision, i: number): Pick<Decision, 'target' | 'words'> {
  const state = all.find(({ reading }) => reading.document.source.name.endsWith(demo.text));
  const record = state?.records.find((one) => isMeant(one, state, demo));
  if (!state || !record) {
    throw new EntenteError(
      'internal',
      `The demonstration has no record for its decision ${i + 1}, on "${demo.words}".`,
    );
  }
  return {
    target: { type: 'record', id: record.id, document: record.document },
    words: anchorWords(record.record, state.reading.document.text),
  };
}

function isMeant({ record }: CaseRecord, { reading }: DocumentState, { words, within }: DemoDecision): boolean {
  const { text } = reading.document;
  const { start, end } = record.sentence.span;
  return (
    record.kind === 'event' && anchorWords(record, text).startsWith(words) && text.slice(start, end).includes(within)
  );
}
