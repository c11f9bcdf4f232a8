import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { sourceHash, tidyWords } from '../../casefile/store/documents.ts';
import { readKnowledge } from '../../intake/knowledge.ts';
import {
  type DnaToTake,
  dnaToTake,
  type TakenStatements,
  takeDnaStatements,
  takeDnaTexts,
} from '../../intake/take-dna.ts';
import { jobCount } from '../../jobs/job-count.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { andList, counted } from '../../report/words/wording.ts';
import { readDna } from '../../sources/index.ts';
import { describeError, EXIT } from '../kit/exit-codes.ts';
import { jobsOf, stoppingWords } from '../kit/jobs-option.ts';
import { Progress } from '../kit/progress.ts';
import type { Terminal } from '../kit/terminal.ts';

export interface ImportDnaOptions {
  readonly engine?: string;
  readonly jobs?: string;
  /** What coders of the files are called in the case. */
  readonly coder?: readonly string[];
}

/** Statements that are named. */
const NAMED = 5;

/** Texts of a bulk, after which the index of words is put in order. */
const MANY = 20;

/**
 * Takes files of the Discourse Network Analyzer into a case: their documents, which are read, and their statements, which become
 * records of their coders.
 * @returns the exit code: 1 where something was left out
 */
export async function importDna(
  terminal: Terminal,
  file: CaseFile,
  paths: readonly string[],
  options: ImportDnaOptions,
): Promise<number> {
  const coders = codersSaid(options.coder ?? []);
  let complete = true;
  for (const path of paths) {
    const code = await importOne(terminal, file, path, options, coders);
    if (code === EXIT.cancelled) return code;
    if (code !== EXIT.done) complete = false;
  }
  return complete ? EXIT.done : EXIT.problems;
}

/** What coders of files are called in the case, of `Admin=Ada`. */
function codersSaid(pairs: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      const [name, own] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
      if (at > 0 && name !== '' && own !== '') return [name, own];
      throw new EntenteError('usage', `--coder takes NAME IN THE FILE=NAME IN THE CASE, not "${pair}".`);
    }),
  );
}

async function importOne(
  terminal: Terminal,
  file: CaseFile,
  path: string,
  options: ImportDnaOptions,
  coders: ReadonlyMap<string, string>,
): Promise<number> {
  const place = terminal.locate(path);
  const dna = readDna(place);
  if (dna.tables.DOCUMENTS.length === 0) throw new EntenteError('usage', `${path} holds no document to import.`);
  const found = { dna, hash: sourceHash(await readFile(place)), name: basename(path).normalize('NFC') };
  const take = dnaToTake(file, found, coders);
  for (const { sentence } of dna.warnings) terminal.err(`${plainText(sentence)}\n`);
  for (const sentence of typesCalled(take)) terminal.err(`${plainText(sentence)}\n`);
  return await terminal.cancellable(async (cancelled) => {
    const texts = await takeTexts(terminal, file, take, options, cancelled);
    if (cancelled.aborted) {
      terminal.err('Stopped. The texts that were read are stored; the same command goes on behind them.\n');
      return EXIT.cancelled;
    }
    const statements = takeDnaStatements(file, take);
    for (const sentence of takenWords(path, texts, statements)) terminal.err(`${plainText(sentence)}\n`);
    return texts.failed > 0 || statements.left.length > 0 ? EXIT.problems : EXIT.done;
  });
}

/** Statement types whose name another one has in the case. */
function typesCalled({ dna, name, names }: DnaToTake): readonly string[] {
  return dna.tables.STATEMENTTYPES.flatMap(({ ID, Label }) => {
    const own = names.types[String(ID)];
    return own === undefined
      ? []
      : [
          `In the statement type "${Label}" of ${name} a variable holds something else than here; it is called "${own}".`,
        ];
  });
}

interface TakenTexts {
  added: number;
  known: number;
  failed: number;
}

async function takeTexts(
  terminal: Terminal,
  file: CaseFile,
  take: DnaToTake,
  { engine, jobs: asked }: ImportDnaOptions,
  cancelled: AbortSignal,
): Promise<TakenTexts> {
  const texts: TakenTexts = { added: 0, known: 0, failed: 0 };
  const n = take.dna.tables.DOCUMENTS.length;
  const knowledge = await readKnowledge(file, engine);
  const jobs = jobCount(jobsOf(asked), { texts: n, ...(knowledge.engine && { engine: knowledge.engine }) });
  const progress = new Progress(terminal, n);
  cancelled.addEventListener('abort', () => progress.note(stoppingWords(jobs)));
  try {
    const began = (name: string): void => progress.start(name);
    for await (const { input, became } of takeDnaTexts(file, take, { knowledge, jobs, began, cancelled })) {
      if (became.kind === 'stored') texts.added++;
      else if (became.kind === 'known') texts.known++;
      else {
        texts.failed++;
        progress.note(plainText(`${input.name}: ${describeError(became.error)}`));
      }
    }
  } finally {
    progress.end();
  }
  if (texts.added > MANY) tidyWords(file);
  return texts;
}

function takenWords(
  path: string,
  { added, known, failed }: TakenTexts,
  statements: TakenStatements,
): readonly string[] {
  const coders = [...statements.coders].map(([coder, n]) => `${coder} (${n.toLocaleString('en-GB')})`);
  const documents = [
    `${counted(added, 'document')} added`,
    ...(known > 0 ? [`${known.toLocaleString('en-GB')} known already`] : []),
    ...(failed > 0 ? [`${failed.toLocaleString('en-GB')} not readable (see above)`] : []),
  ].join(', ');
  const by = coders.length > 0 ? `, coded by ${andList(coders)}` : '';
  const old = statements.known > 0 ? `; ${counted(statements.known, 'statement')} were here already` : '';
  const { left } = statements;
  const ids = `${left.slice(0, NAMED).join(', ')}${left.length > NAMED ? ', …' : ''}`;
  return [
    `${path}: ${documents}; ${counted(statements.added, 'statement')} became records${by}${old}.`,
    ...(left.length > 0
      ? [
          `${counted(left.length, 'statement')} (${ids}) ${left.length === 1 ? 'stands' : 'stand'} on no words of a text that could be read and became no record; what is kept of the file has ${left.length === 1 ? 'it' : 'them'}.`,
        ]
      : []),
    ...(statements.twice > 0
      ? [
          `${counted(statements.twice, 'statement')} ${statements.twice === 1 ? 'says' : 'say'} the same of the same words as ${statements.twice === 1 ? 'one' : 'ones'} of another .dna file, and ${statements.twice === 1 ? 'counts' : 'count'} beside ${statements.twice === 1 ? 'it' : 'them'}; --duplicates document counts repeats of a document once.`,
        ]
      : []),
  ];
}
