import { importedFiles } from '../../casefile/events/event-files.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { loadVotes } from '../../casefile/votes/stored-votes.ts';
import { ACCOUNTS, type Accounts } from '../../measures/stances/issue-stand.ts';
import type { PositionMean } from '../../measures/stances/position-mean.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import {
  type CompareFindings,
  compareReport,
  EVIDENCE,
  type Evidence,
  type IssueSide,
} from '../../report/measures/compare-report.ts';
import { Behind } from '../../report/measures/measure-report.ts';
import { isoDay } from '../../report/measures/period-words.ts';
import { withCase } from '../case/with-case.ts';
import { eventFilterOf } from '../kit/event-filter-options.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { dyadOf, inSentence } from '../kit/state-words.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';
import { type CasePositions, casePositions, sentencesBehind } from './case-positions.ts';
import type { CompareCommandOptions, CompareTask } from './compare-task.ts';
import { type CompareWindow, compareWindow } from './compare-window.ts';
import { deedEvidence, openDeeds } from './deed-evidence.ts';
import { type NamedActor, namedActor } from './named-actor.ts';
import { voteEvidence } from './vote-evidence.ts';
import { wordEvidence } from './word-evidence.ts';

/**
 * `entente compare`: votes, words and deeds of two actors side by side; without actors, the pairs of the case whose words and
 * deeds part.
 * @throws EntenteError for wrong options, actors whom nobody knows, a case that holds nothing of them
 */
export async function compareCommand(
  terminal: Terminal,
  words: readonly string[],
  options: CompareCommandOptions,
): Promise<number> {
  const accounts = accountsOf(options.accounts);
  return await withCase(terminal, options, 'look', async (file) => {
    const files = await openMeasureFiles(terminal, options);
    // Votes and event data of two states can be compared without a text.
    const textless = words.length > 0 && (loadVotes(file) !== undefined || importedFiles(file).length > 0);
    const texts = casePositions(terminal, file, { weak: options.weak ?? false, textless });
    if (words.length === 0) {
      const { writeSaysDoes } = await import('./says-does.ts');
      await writeSaysDoes(terminal, { file, files, texts, accounts, options });
    } else await writePair(terminal, { file, files, texts, accounts, options }, await pairOf(words, texts));
    return EXIT.done;
  });
}

function accountsOf(words: string | undefined): Accounts | undefined {
  if (words === undefined) return undefined;
  const found = ACCOUNTS.find((one) => one === words);
  if (found) return found;
  throw new EntenteError('usage', `--accounts must be one of ${ACCOUNTS.join(', ')}, not "${words}".`);
}

type Pair = readonly [NamedActor, NamedActor];

async function pairOf(words: readonly string[], { actors }: CasePositions): Promise<Pair> {
  const [a = '', b] = words;
  if (words.length > 2) {
    throw new EntenteError('usage', 'Two actors are compared; put names of several words in quotation marks.');
  }
  if (b === undefined) {
    const [one, other] = await dyadOf(a);
    return [
      { id: one.code, name: one.name, state: true },
      { id: other.code, name: other.name, state: true },
    ];
  }
  const pair = [await namedActor(a, actors), await namedActor(b, actors)] as const;
  if (pair[0].id === pair[1].id)
    throw new EntenteError('usage', `"${a}" and "${b}" are both ${pair[0].name}; name two actors.`);
  return pair;
}

async function writePair(terminal: Terminal, task: CompareTask, pair: Pair): Promise<void> {
  const { file, files, texts, accounts, options } = task;
  const own = texts.stands.filter(({ actor }) => pair.some(({ id }) => id === actor));
  const when = windowOf(options, own, file);
  const { window, bins, grain } = when;
  const behind = new Behind();
  const numbers = sentencesBehind(texts, own, behind);
  const votes = voteEvidence(terminal, file, pair, window, bins, behind);
  const words = wordEvidence(texts, pair, { window, bins, grain, accounts }, numbers);
  const deeds = await openDeeds(file, eventFilterOf(options.origin ? { origin: options.origin } : {}).origins);
  try {
    const events = await deedEvidence(
      file,
      deeds,
      pair,
      { window, bins, grain, rows: files.page !== undefined },
      behind,
    );
    const found: CompareFindings = {
      spoken: [spokenOf(pair[0]), spokenOf(pair[1])],
      names: [pair[0].name, pair[1].name],
      from: window.from,
      to: window.to,
      grain,
      evidence: [votes, words.evidence, events],
      issues: words.issues,
      behind: behind.groups,
      next: nextOf(terminal, pair),
    };
    await writeMeasure(terminal, options, files, {
      report: compareReport(found),
      data: () => dataOf(found, pair),
      rows: () => csvRows(found),
    });
  } finally {
    if ('store' in deeds) await deeds.store.close();
  }
}

/** Where no text has a day, the time of the votes that the case holds. */
function windowOf(options: CompareCommandOptions, own: CasePositions['stands'], file: CaseFile): CompareWindow {
  if (own.some(({ day }) => day !== undefined) || (options.from !== undefined && options.to !== undefined)) {
    return compareWindow(options, own);
  }
  const calls = loadVotes(file)?.calls;
  const days = calls ? [...calls.day].filter((day) => day > NO_DAY_BEFORE) : [];
  const last = days.reduce((most, day) => Math.max(most, day), Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(last)) return compareWindow(options, own);
  const to = isoDay(last).slice(0, 4);
  return compareWindow({ from: String(Number(to) - LAST_YEARS + 1), to, ...options }, own);
}

/** Years of votes that are compared where no text says which time is meant. */
const LAST_YEARS = 5;
/** Days before it are none. */
const NO_DAY_BEFORE = -1_000_000;

function spokenOf({ name, state }: NamedActor): string {
  return state ? inSentence(name) : name;
}

function nextOf(terminal: Terminal, [a, b]: Pair): readonly string[] {
  const quoted = ({ id }: NamedActor): string => (/^[\w:.-]+$/.test(id) ? id : `"${id}"`);
  return [
    ...(a.state && b.state
      ? [`${terminal.program} votes ${a.id} ${b.id} --rollcalls`, `${terminal.program} dyad ${a.id} ${b.id}`]
      : []),
    `${terminal.program} positions --actor ${quoted(a)} --actor ${quoted(b)}`,
    `${terminal.program} compare`,
  ];
}

function meanData(side: IssueSide | undefined) {
  if (!side) return null;
  const { value, n, documents, interval }: PositionMean = side.mean;
  return { value, n, documents, interval: interval ?? null };
}

function dataOf({ from, to, grain, evidence, issues }: CompareFindings, pair: Pair): unknown {
  return {
    format: 'entente-compare/1',
    actors: pair.map(({ id, name }) => ({ id, name })),
    from,
    to,
    grain,
    evidence: evidence.map(({ source, tie, none, method, points, notes = [] }) => ({
      source,
      ...(tie ? { state: tie.state, value: tie.value, interval: tie.interval ?? null, n: tie.n, method } : { none }),
      notes,
      periods: points.map((point) => ({
        from: isoDay(point.from),
        to: isoDay(point.to - 1),
        value: Number.isFinite(point.value) ? point.value : null,
        interval: point.low === undefined ? null : [point.low, point.high],
        n: point.n,
      })),
    })),
    issues: issues.map(({ issue, a, b }) => ({ issue, a: meanData(a), b: meanData(b) })),
  };
}

/** A row for each kind of evidence over all the time, one for each stretch of it, and one for each issue. */
function csvRows({ from, to, evidence, issues, names }: CompareFindings): readonly (readonly Cell[])[] {
  const over = evidence.flatMap(({ source, tie, points }: Evidence) => [
    ...(tie
      ? [
          [
            'whole',
            EVIDENCE[source].name,
            from,
            to,
            tie.value,
            ...(tie.interval ?? [undefined, undefined]),
            tie.n,
            tie.state,
          ],
        ]
      : []),
    ...points.flatMap((point) =>
      point.n === 0
        ? []
        : [
            [
              'period',
              EVIDENCE[source].name,
              isoDay(point.from),
              isoDay(point.to - 1),
              numberCell(point.value),
              point.low,
              point.high,
              point.n,
              undefined,
            ],
          ],
    ),
  ]);
  const byIssue = issues.flatMap(({ issue, a, b }) =>
    [a, b].flatMap((side, n) =>
      side
        ? [
            [
              'issue',
              `${names[n]}: ${issue}`,
              from,
              to,
              side.mean.value,
              ...(side.mean.interval ?? [undefined, undefined]),
              side.mean.documents,
              undefined,
            ],
          ]
        : [],
    ),
  );
  return [['kind', 'of', 'from', 'to', 'value', 'low', 'high', 'n', 'state'], ...over, ...byIssue];
}

function numberCell(value: number): Cell {
  return Number.isFinite(value) ? value : undefined;
}
