import { importedFiles } from '../../casefile/events/event-files.ts';
import { examineEvents } from '../../casefile/events/examine-events.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { examine } from '../../casefile/store/doctor.ts';
import { rebuild } from '../../casefile/store/rebuild.ts';
import { readSettings } from '../../casefile/store/settings.ts';
import { caseStatus } from '../../casefile/store/status.ts';
import { type VotesStatus, votesStatus } from '../../casefile/votes/stored-votes.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { printTable } from '../../report/kit/table.ts';
import { counted } from '../../report/words/wording.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { printJson, type Terminal } from '../kit/terminal.ts';
import { type CaseOptions, withCase } from './with-case.ts';

export interface StatusOptions extends CaseOptions {
  readonly json?: boolean;
}

/** `entente status`: what the case holds, and what waits for a person. */
export async function statusCommand(terminal: Terminal, options: StatusOptions): Promise<number> {
  return await withCase(terminal, options, 'look', (file) => {
    const status = caseStatus(file);
    const settings = readSettings(file.place, file.folder);
    if (options.json) {
      printJson(terminal, { ...settings, ...status, events: eventStatus(file), votes: votesStatus(file) });
      return EXIT.done;
    }
    const of = (action: string): number => status.actions[action] ?? 0;
    const verdicts = [
      'accept',
      'reject',
      'edit',
      'add',
      'suggest',
      'memo',
      'merge',
      'split',
      'rename',
      'title',
      'date',
      'reading',
    ]
      .filter((action) => of(action) > 0)
      .map((action) => `${of(action).toLocaleString('en-GB')} ${action}`);
    const rows = [
      ['case', settings.title ?? file.folder],
      [
        'documents',
        `${status.documents.toLocaleString('en-GB')}${status.changed ? `, ${status.changed} of which have changed since they were added` : ''}`,
      ],
      ['records', `${status.records.toLocaleString('en-GB')}, ${status.decided.toLocaleString('en-GB')} decided upon`],
      [
        'decisions',
        `${status.decisions.toLocaleString('en-GB')}${verdicts.length ? ` (those that hold: ${verdicts.join(', ')})` : ''}${status.takenBack ? `; ${counted(status.takenBack, 'step')} taken back` : ''}`,
      ],
      ['coders', status.coders.join(', ') || 'nobody yet'],
      [
        'read by',
        Object.entries(status.readers)
          .map(([reader, n]) => `${reader} (${n})`)
          .join(', '),
      ],
      ...eventRow(eventStatus(file)),
      ...votesRow(votesStatus(file)),
    ];
    terminal.out(
      `${printTable(
        rows.map((cells) => cells.map(plainText)),
        [{}, { least: 30, lines: 4 }],
        terminal.columns ?? 120,
        0,
      ).join('\n')}\n`,
    );
    if (status.proposals > 0) {
      terminal.out(
        `Another reading waits for ${counted(status.proposals, 'document')}: ${terminal.program} diff shows what it would change.\n`,
      );
    }
    if (status.orphans.length > 0) {
      const verb = status.orphans.length === 1 ? 'has' : 'have';
      terminal.out(
        `${counted(status.orphans.length, 'record')} that people decided upon ${verb} no place in the reading that holds; ${terminal.program} doctor names ${status.orphans.length === 1 ? 'it' : 'them'}.\n`,
      );
    }
    return EXIT.done;
  });
}

/** What was imported of event data. */
interface EventStatus {
  /** Files of mentions are not among them. */
  readonly files: number;
  readonly rows: number;
  /** Rows without a flag. */
  readonly kept: number;
  readonly unfinished: number;
  /** Mentions of events, and of how many files. */
  readonly mentions: number;
  readonly mentionFiles: number;
}

function eventStatus(file: CaseFile): EventStatus {
  const all = importedFiles(file);
  const files = all.filter(({ format }) => format !== 'mentions');
  const mentions = all.filter(({ format }) => format === 'mentions');
  return {
    files: files.length,
    rows: files.reduce((sum, { stored }) => sum + stored, 0),
    kept: files.reduce((sum, { counts }) => sum + counts.kept, 0),
    unfinished: all.filter(({ done }) => !done).length,
    mentions: mentions.reduce((sum, { counts }) => sum + counts.rows, 0),
    mentionFiles: mentions.length,
  };
}

function eventRow({ files, rows, kept, unfinished, mentions, mentionFiles }: EventStatus): readonly string[][] {
  const parts = [
    ...(files > 0
      ? [`${counted(rows, 'row')} of ${counted(files, 'file')}, ${kept.toLocaleString('en-GB')} without a flag`]
      : []),
    ...(mentionFiles > 0 ? [`${counted(mentions, 'mention')} of ${counted(mentionFiles, 'file')}`] : []),
    ...(unfinished > 0 ? [`${counted(unfinished, 'file')} not to the end`] : []),
  ];
  return parts.length === 0 ? [] : [['event data', parts.join('; ')]];
}

function votesRow(votes: VotesStatus | undefined): readonly string[][] {
  if (!votes) return [];
  const { rollCalls, states, files } = votes;
  return [['votes', `${counted(rollCalls, 'roll call')} of ${counted(states, 'state')} (${files.join(', ')})`]];
}

export interface DoctorOptions extends StatusOptions {
  readonly thorough?: boolean;
}

/** `entente doctor`: looks the case over and says what to do. Exit code 1: something is damaged. */
export async function doctorCommand(terminal: Terminal, options: DoctorOptions): Promise<number> {
  return await withCase(terminal, options, 'look', async (file) => {
    const findings = [...examine(file, options.thorough ?? false)];
    for await (const finding of examineEvents(file, options.thorough ?? false)) findings.push(finding);
    const damaged = findings.some(({ weight }) => weight === 'damage');
    if (options.json) printJson(terminal, { findings });
    else {
      for (const { weight, sentence } of findings)
        terminal.out(`${weight === 'damage' ? '✗' : '·'} ${plainText(sentence)}\n`);
      terminal.out(damaged ? '' : 'The case is sound.\n');
    }
    return damaged ? EXIT.problems : EXIT.done;
  });
}

/** `entente rebuild`: makes all that is derived anew. */
export async function rebuildCommand(terminal: Terminal, options: CaseOptions): Promise<number> {
  return await withCase(terminal, options, 'write', (file) => {
    let documents = 0;
    rebuild(file, (_, of) => {
      documents = of;
    });
    terminal.err(`Made anew of the journal and ${counted(documents, 'document')}.\n`);
    return EXIT.done;
  });
}
