import { loadAsset } from '#load-asset';
import type { CaseRecord, DocumentState } from '../casefile/journal/current.ts';
import type { Decision } from '../casefile/journal/entry.ts';
import { anchorWords } from '../casefile/journal/record-name.ts';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { decide } from '../casefile/store/decide.ts';
import { documents } from '../casefile/store/documents.ts';
import { states } from '../casefile/store/state.ts';
import { EntenteError } from '../records/failure.ts';
import { addTexts } from './add-texts.ts';
import { DEMO_DECISIONS, DEMO_TEXTS, type DemoDecision } from './demo-decisions.ts';
import { readKnowledge } from './knowledge.ts';

/** The bytes of an example text. */
export async function demoText(name: (typeof DEMO_TEXTS)[number]): Promise<Uint8Array> {
  return await loadAsset(`examples/nile-dam-2020/${name}`);
}

/**
 * Puts the example texts, and the first decisions of two coders, into a case that has no texts.
 * @throws EntenteError `usage` where it has some
 */
export async function addDemo(
  file: CaseFile,
  progress: (done: number, total: number, what: string) => void,
  signal: AbortSignal,
): Promise<{ readonly added: number; readonly known: number }> {
  const mine = [...documents(file)].filter(({ origin }) => !origin.startsWith('demo/'));
  if (mine.length > 0) {
    throw new EntenteError('usage', 'The example texts are for a case without texts; this one has some of its own.');
  }
  const inputs = DEMO_TEXTS.map((name) => ({ name, load: () => demoText(name) }));
  const tally = { added: 0, known: 0 };
  let done = 0;
  const all = addTexts(file, inputs, {
    given: {},
    knowledge: await readKnowledge(file),
    jobs: 1,
    originOf: ({ name }) => `demo/${name}`,
    began: (name) => progress(done, inputs.length, name),
    cancelled: signal,
  });
  for await (const { became } of all) {
    progress(++done, inputs.length, '');
    if (became.kind === 'failed') throw became.error;
    tally[became.kind === 'stored' ? 'added' : 'known']++;
  }
  if (!signal.aborted && tally.added > 0) decideDemo(file);
  return tally;
}

/**
 * Lets two coders decide on records of the example texts, which are in the case.
 * @returns how many records the case has
 */
export function decideDemo(file: CaseFile): number {
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
