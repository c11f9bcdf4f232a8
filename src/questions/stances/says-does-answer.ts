import type { CaseFile } from '../../casefile/store/case-file.ts';
import { type EventNetworkOptions, eventNetwork } from '../../measures/networks/event-network.ts';
import { type PositionNetwork, positionNetwork } from '../../measures/networks/position-network.ts';
import type { SignedNetwork } from '../../measures/networks/signed-network.ts';
import { type WordsAndDeeds, wordsAndDeeds } from '../../measures/networks/words-and-deeds.ts';
import { EntenteError } from '../../records/failure.ts';
import { Behind, type BehindGroup } from '../../report/measures/measure-report.ts';
import { dayOf } from '../../report/measures/period-words.ts';
import { eventFilterOf } from '../kit/asked-events.ts';
import type { Asker } from '../kit/asker.ts';
import { rowsBehind } from '../kit/rows-behind.ts';
import { type AskedCompare, accountsOf } from './asked-stances.ts';
import { type CasePositions, casePositions, sentencesBehind } from './case-positions.ts';
import { type CompareWindow, compareWindow } from './compare-window.ts';
import { type OpenDeeds, openDeeds } from './deed-evidence.ts';

/** Of which states words and deeds part, with what stands behind both. */
export interface SaysDoesAnswer {
  readonly texts: CasePositions;
  readonly said: PositionNetwork;
  readonly both: WordsAndDeeds;
  readonly when: CompareWindow;
  /** Deeds are the acts of the case's own texts. */
  readonly own: boolean;
  readonly behind: readonly BehindGroup[];
  /** Numbers of the sentences and rows behind a pair; `keyOf` names it. */
  readonly opens: ReadonlyMap<string, readonly number[]>;
}

/**
 * Says against does: of all states of a case's texts, the pairs whose words and deeds part.
 * @throws EntenteError (usage) where no state takes a position, or there is nothing to set beside the words
 */
export async function saysDoesAnswer(
  asker: Asker,
  file: CaseFile,
  asked: AskedCompare,
  { evidence = false }: { readonly evidence?: boolean } = {},
): Promise<SaysDoesAnswer> {
  const accounts = accountsOf(asked.accounts);
  const texts = casePositions(asker, file, { weak: asked.weak ?? false });
  const states = texts.stands.filter(({ actor }) => texts.actors.get(actor)?.kind === 'state');
  if (states.length === 0) {
    throw new EntenteError(
      'usage',
      'No state takes a position in these texts, so that there are no words to set beside deeds.',
    );
  }
  const when = compareWindow(asked, states);
  const said = positionNetwork(states, when.window, { accounts });
  const deeds = await openDeeds(file, eventFilterOf(asked.origin ? { origin: asked.origin } : {}).origins);
  if ('none' in deeds) throw new EntenteError('usage', deeds.none);
  try {
    const both = wordsAndDeeds(said, await deedsOf(asker, deeds, when, said.actors));
    const behind = new Behind();
    const opens = evidence ? await opensOf({ file, texts }, { said, both, deeds, when, behind }) : new Map();
    return { texts, said, both, when, own: deeds.own, behind: behind.groups, opens };
  } finally {
    await deeds.store.close();
  }
}

async function deedsOf(
  asker: Asker,
  { store, filter }: Extract<OpenDeeds, { readonly own: boolean }>,
  { window }: CompareWindow,
  among: readonly string[],
): Promise<SignedNetwork> {
  if (!(await store.range(filter))) {
    throw new EntenteError(
      'usage',
      `Neither event files nor the texts of the case tell of an event between states; bring some in with: ${asker.program} import FILE...`,
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
  { file, texts }: { readonly file: CaseFile; readonly texts: CasePositions },
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

/** A pair as it is looked up. */
export function keyOf(a: string, b: string): string {
  return `${a} ${b}`;
}
