import { type EventNetworkOptions, eventNetwork } from '../../measures/networks/event-network.ts';
import { type PositionNetwork, positionNetwork } from '../../measures/networks/position-network.ts';
import type { NetworkTie, SignedNetwork } from '../../measures/networks/signed-network.ts';
import { type TieInBoth, type WordsAndDeeds, wordsAndDeeds } from '../../measures/networks/words-and-deeds.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import { Behind } from '../../report/measures/measure-report.ts';
import { dayOf } from '../../report/measures/period-words.ts';
import { saysDoesReport } from '../../report/measures/says-does-report.ts';
import { eventFilterOf } from '../kit/event-filter-options.ts';
import type { Terminal } from '../kit/terminal.ts';
import { writeMeasure } from '../measure/measure-output.ts';
import { rowsBehind } from '../measure/rows-behind.ts';
import { sentencesBehind } from './case-positions.ts';
import type { CompareTask } from './compare-task.ts';
import { type CompareWindow, compareWindow } from './compare-window.ts';
import { type OpenDeeds, openDeeds } from './deed-evidence.ts';

/**
 * Says against does: of all states of a case's texts, the pairs whose words and deeds part, with what stands behind both.
 * @throws EntenteError (usage) where no state takes a position, or there is nothing to set beside the words
 */
export async function writeSaysDoes(terminal: Terminal, task: CompareTask): Promise<void> {
  const { file, files, texts, accounts, options } = task;
  const states = texts.stands.filter(({ actor }) => texts.actors.get(actor)?.kind === 'state');
  if (states.length === 0) {
    throw new EntenteError(
      'usage',
      'No state takes a position in these texts, so that there are no words to set beside deeds.',
    );
  }
  const when = compareWindow(options, states);
  const said = positionNetwork(states, when.window, { accounts });
  const deeds = await openDeeds(file, eventFilterOf(options.origin ? { origin: options.origin } : {}).origins);
  if ('none' in deeds) throw new EntenteError('usage', deeds.none);
  try {
    const done = await deedsOf(terminal, deeds, when, said.actors);
    const both = wordsAndDeeds(said, done);
    const behind = new Behind();
    const opens = files.page
      ? await opensOf(task, { said, both, deeds, when, behind })
      : new Map<string, readonly number[]>();
    await writeMeasure(terminal, options, files, {
      report: saysDoesReport({
        both,
        from: when.window.from,
        to: when.window.to,
        names: texts.names,
        spoken: texts.spoken,
        documentsOf: (a, b) => said.pairs.find((pair) => pair.a === a && pair.b === b)?.documents ?? [0, 0],
        actors: said.actors.length,
        own: deeds.own,
        behind: behind.groups,
        opens: ({ a, b }) => opens.get(keyOf(a, b)) ?? [],
        next: nextOf(terminal, both),
      }),
      data: () => dataOf(both, said, when),
      rows: () => csvRows(both),
    });
  } finally {
    await deeds.store.close();
  }
}

async function deedsOf(
  terminal: Terminal,
  { store, filter }: Extract<OpenDeeds, { readonly own: boolean }>,
  { window }: CompareWindow,
  among: readonly string[],
): Promise<SignedNetwork> {
  if (!(await store.range(filter))) {
    throw new EntenteError(
      'usage',
      `Neither event files nor the texts of the case tell of an event between states; bring some in with: ${terminal.program} import FILE...`,
    );
  }
  const chosen: Partial<EventNetworkOptions> = { among };
  return eventNetwork(await store.dyadMonths(filter), window, chosen);
}

/** Pairs whose sentences and rows a page holds. */
const OPENED = 40;

interface Sources {
  readonly said: PositionNetwork;
  readonly both: WordsAndDeeds;
  readonly deeds: Extract<OpenDeeds, { readonly own: boolean }>;
  readonly when: CompareWindow;
  readonly behind: Behind;
}

/** The numbers of the sentences and rows behind each pair that is shown. */
async function opensOf(
  { file, texts }: CompareTask,
  { said, both, deeds, when, behind }: Sources,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const { from, to } = when.window;
  const opened = both.pairs.slice(0, OPENED).map(({ a, b }) => {
    const issues = new Set(said.pairs.find((pair) => pair.a === a && pair.b === b)?.issues.map(({ issue }) => issue));
    const cells = said.positions.cells.filter(({ actor, issue }) => issues.has(issue) && (actor === a || actor === b));
    return { a, b, stands: cells.flatMap(({ stands }) => stands) };
  });
  const numbers = sentencesBehind(
    texts,
    opened.flatMap(({ stands }) => stands),
    behind,
  );
  const stretch = { first: [dayOf(from)], last: [dayOf(to)] };
  const found = new Map<string, readonly number[]>();
  for (const { a, b, stands } of opened) {
    const filter = { ...deeds.filter, from, to, source: { countries: [a] }, target: { countries: [b] } };
    const rows = await rowsBehind(file, deeds.store, filter, stretch, 'year', behind);
    found.set(keyOf(a, b), [...stands.flatMap(({ passage }) => numbers.get(passage) ?? []), ...(rows.get(0) ?? [])]);
  }
  return found;
}

function keyOf(a: string, b: string): string {
  return `${a} ${b}`;
}

function nextOf(terminal: Terminal, { pairs }: WordsAndDeeds): readonly string[] {
  const [first] = pairs;
  return [
    ...(first ? [`${terminal.program} compare ${first.a} ${first.b} --html page.html`] : []),
    `${terminal.program} positions`,
    `${terminal.program} compare --csv`,
  ];
}

function tieData({ state, value, interval, n }: NetworkTie) {
  return { state, value, interval: interval ?? null, n };
}

function dataOf(
  { pairs, counts, same, only, method }: WordsAndDeeds,
  said: PositionNetwork,
  { window }: CompareWindow,
): unknown {
  return {
    format: 'entente-says-does/1',
    ...window,
    method,
    counts,
    same: { value: same.value ?? null, n: same.n, interval: same.n === 0 ? null : same.interval },
    only,
    pairs: pairs.map(({ a, b, reading, said: words, done }) => {
      const pair = said.pairs.find((one) => one.a === a && one.b === b);
      return {
        a,
        b,
        reading,
        words: { ...tieData(words), documents: pair?.documents ?? null },
        deeds: tieData(done),
        issues: pair?.issues.map(({ issue, value }) => ({ issue, value })) ?? [],
        passages: said.positions.cells
          .filter(({ actor, issue }) => (actor === a || actor === b) && pair?.issues.some((one) => one.issue === issue))
          .flatMap(({ stands }) => stands.map(({ passage }) => passage)),
      };
    }),
  };
}

function csvRows({ pairs }: WordsAndDeeds): readonly (readonly Cell[])[] {
  const side = ({ state, value, interval, n }: NetworkTie): readonly Cell[] => [
    state,
    value,
    interval?.[0],
    interval?.[1],
    n,
  ];
  return [
    [
      'a',
      'b',
      'reading',
      'words',
      'words_value',
      'words_low',
      'words_high',
      'shared_issues',
      'deeds',
      'tone',
      'tone_low',
      'tone_high',
      'events',
    ],
    ...pairs.map(({ a, b, reading, said, done }: TieInBoth) => [a, b, reading, ...side(said), ...side(done)]),
  ];
}
