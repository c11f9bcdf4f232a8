import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type MergedEvents, mergeEvents } from '../../casefile/events/merge-events.ts';
import { tidyEvents } from '../../casefile/events/open-event-store.ts';
import { replaceFiles } from '../../casefile/events/replace-files.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { type ForeignCase, openForeignCase } from '../../casefile/store/foreign-case.ts';
import { mergeDna } from '../../casefile/store/kept-dna.ts';
import { type MergedCase, mergeCase } from '../../casefile/store/merge-case.ts';
import { type MergedVotes, mergeVotes } from '../../casefile/votes/stored-votes.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { counted } from '../../report/words/wording.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { printJson, type Terminal } from '../kit/terminal.ts';
import { clashWords } from './clash-words.ts';
import { type CaseOptions, withCase } from './with-case.ts';

export interface MergeCaseOptions extends CaseOptions {
  readonly json?: boolean;
}

/**
 * `entente merge-case`: joins another copy of the case to this one. Exit code 1: something was decided differently in the
 * two copies, or an original is missing.
 */
export async function mergeCaseCommand(terminal: Terminal, other: string, options: MergeCaseOptions): Promise<number> {
  return await withCase(terminal, options, 'write', async (file) => {
    const place = terminal.locate(other);
    if (resolve(place) === resolve(file.place)) throw new EntenteError('usage', `${other} is the very case.`);
    const foreign = openForeignCase(place, other);
    try {
      const merged = await mergeCase(file, foreign);
      const files = differingFiles(file.place, place);
      const { events, votes, left } = await mergeData(file, foreign);
      if (options.json) printJson(terminal, { ...merged, files, events, votes, left });
      else {
        tell(terminal, other, merged, files);
        for (const sentence of dataWords(other, events, votes)) terminal.err(`${plainText(sentence)}\n`);
      }
      for (const sentence of left) terminal.err(`${plainText(sentence)}\n`);
      const problems = merged.clashes.length + merged.documents.length + merged.missing.length + left.length;
      return problems > 0 ? EXIT.problems : EXIT.done;
    } finally {
      foreign.close();
    }
  });
}

/** What came beside texts and decisions. */
interface MergedData {
  readonly events: MergedEvents | undefined;
  readonly votes: MergedVotes;
  /** What was left where it is, and what to do, a sentence each. */
  readonly left: readonly string[];
}

/** Event data and votes: what of them cannot be taken keeps texts and decisions from nothing. */
async function mergeData(file: CaseFile, foreign: ForeignCase): Promise<MergedData> {
  const left: string[] = [];
  const sentence = (cause: unknown): void => {
    if (!(cause instanceof EntenteError)) throw cause;
    left.push(cause.message);
  };
  let events: MergedEvents | undefined;
  try {
    events = await mergeEvents(file, foreign);
    if (events.files > 0) {
      await replaceFiles(file, events.shas);
      await tidyEvents(file);
    }
    for (const name of events.behind) left.push(`${name} is not to its end here; import it again, which goes on.`);
  } catch (cause) {
    sentence(cause);
  }
  let votes: MergedVotes = 'none';
  try {
    votes = mergeVotes(file, foreign.file);
    if (votes === 'left') {
      left.push(
        `${foreign.folder} holds other votes than this case, which keeps its own; import votes FILE --replace brings in others.`,
      );
    }
  } catch (cause) {
    sentence(cause);
  }
  try {
    for (const name of mergeDna(file, foreign.file)) {
      left.push(
        `${name} was left in ${foreign.folder}: a statement type of it has the name of one here in which a variable holds something else.`,
      );
    }
  } catch (cause) {
    sentence(cause);
  }
  return { events, votes, left };
}

function dataWords(other: string, events: MergedEvents | undefined, votes: MergedVotes): readonly string[] {
  const { files = 0, rows = 0, mentions = 0, same = 0 } = events ?? {};
  const mentioned = mentions > 0 ? ` and ${counted(mentions, 'mention')}` : '';
  return [
    ...(files + same > 0
      ? [
          `${counted(rows, 'row')}${mentioned} of event data came in ${counted(files, 'file')}; ${counted(same, 'file')} ${same === 1 ? 'was' : 'were'} here already.`,
        ]
      : []),
    ...(votes === 'kept' ? [`The votes of ${other} came.`] : []),
  ];
}

function tell(terminal: Terminal, other: string, merged: MergedCase, files: readonly string[]): void {
  const { added, joined, same, entries, own, documents, clashes, missing } = merged;
  const say = (sentence: string): void => terminal.err(`${plainText(sentence)}\n`);
  say(
    `${counted(added, 'document')} of ${other} came, ${same + joined} were here already${joined ? ` (${joined} with something new)` : ''}; ${counted(entries, 'decision')} came beside ${counted(own, 'decision')} that only this copy had.`,
  );
  for (const { document, sentence } of documents) say(`${document} ${sentence}`);
  for (const name of missing) say(`The original of ${name} is not in ${other}; its text and records came.`);
  for (const name of files) say(`${name} is another one in ${other}; it was left as it is here.`);
  if (clashes.length === 0) return;
  say(
    `${counted(clashes.length, 'thing')} ${clashes.length === 1 ? 'was' : 'were'} decided differently in the two copies; the later word holds until somebody decides:`,
  );
  for (const clash of clashes) terminal.out(`${clashWords(clash, (say) => `${say.entry.coder} (${say.side})`)}\n`);
}

/** Files of the person that both have and that differ, and those that only the other has. */
function differingFiles(here: string, there: string): readonly string[] {
  const names = ['actors.yaml', 'issues.yaml', 'codebook.yaml', 'discourse.yaml', ...models(there)];
  return names.filter((name) => {
    const theirs = content(join(there, name));
    return theirs !== undefined && !content(join(here, name))?.equals(theirs);
  });
}

function models(place: string): readonly string[] {
  const folder = join(place, 'models');
  if (!existsSync(folder) || !lstatSync(folder).isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join('models', name));
}

function content(path: string): Buffer | undefined {
  try {
    const facts = lstatSync(path);
    return facts.isFile() && facts.size < 16_000_000 ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}
