import type { CaseFile } from '../../casefile/store/case-file.ts';
import { sharedState, states } from '../../casefile/store/state.ts';
import { digestReading } from '../../measures/digest.ts';
import { makePicture, type Picture } from '../../measures/picture.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { type Column, printTable } from '../../report/kit/table.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';

/** Which of what documents share is to be listed. */
export interface SharedListOptions {
  readonly acts?: boolean;
  readonly actors?: boolean;
  readonly issues?: boolean;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** `entente list --acts`, `--actors`, `--issues`: what several documents share, under the names by which people merge and split it. */
export function listShared(terminal: Terminal, file: CaseFile, options: SharedListOptions): number {
  const { acts: decided } = sharedState(file);
  const digests = [...states(file)].map(({ reading }) => digestReading(reading));
  const picture = makePicture(digests, { sameAct: { decided } });
  const least = options.all ? 1 : 2;
  const found = [
    ...(options.acts ? acts(picture, least) : []),
    ...(options.actors ? actors(picture, least) : []),
    ...(options.issues ? issues(picture, least) : []),
  ];
  if (options.json) for (const { data } of found) terminal.out(`${JSON.stringify(data)}\n`);
  else if (found.length > 0) {
    const rows = found.map(({ cells }) => cells.map(plainText));
    terminal.out(`${printTable(rows, COLUMNS, terminal.columns ?? 200, 0).join('\n')}\n`);
  } else terminal.err(`No two texts share any; --all also lists what one text alone has.\n`);
  return EXIT.done;
}

const COLUMNS: readonly Column[] = [{ least: 12 }, { least: 24, lines: 3 }, {}, { least: 14, lines: 4 }];

interface Shared {
  readonly data: object;
  readonly cells: readonly string[];
}

function acts({ acts: all, passages }: Picture, least: number): readonly Shared[] {
  const records = new Map(passages.map(({ id, record }) => [id, record]));
  return all.flatMap((act): readonly Shared[] => {
    const events = act.witnesses.map(({ passage }) => records.get(passage) ?? passage);
    if (new Set(act.witnesses.map(({ document }) => document)).size < least) return [];
    const { source, target, category, mode, reality, date, day, documents } = act;
    const who = target.length > 0 ? `${source.join(', ')} → ${target.join(', ')}` : source.join(' + ');
    const when = date ? (date.first === date.last ? date.first : `${date.first} to ${date.last}`) : (day ?? 'undated');
    return [
      {
        data: {
          type: 'act',
          source,
          target,
          category,
          ...(mode ? { mode } : {}),
          reality,
          ...(date ? { date } : {}),
          documents,
          events,
        },
        cells: [
          when,
          `${who || 'somebody'}  ${category}${mode ? `/${mode}` : ''}  ${reality}`,
          texts(documents),
          events.join(' '),
        ],
      },
    ];
  });
}

function actors({ actors: all }: Picture, least: number): readonly Shared[] {
  return all
    .filter(({ documents }) => documents >= least)
    .map(({ id, name, kind, documents, mentions }) => ({
      data: { type: 'actor', id, name, kind, documents, mentions },
      cells: [id, name, texts(documents), `${mentions} mentions`],
    }));
}

function issues({ issues: all }: Picture, least: number): readonly Shared[] {
  return all
    .filter(({ documents }) => documents >= least)
    .map(({ name, wordings, documents, n }) => ({
      data: { type: 'issue', name, wordings, documents, positions: n },
      cells: [name, wordings.filter((words) => words !== name).join('; '), texts(documents), `${n} positions`],
    }));
}

function texts(documents: number): string {
  return `${documents} ${documents === 1 ? 'text' : 'texts'}`;
}
